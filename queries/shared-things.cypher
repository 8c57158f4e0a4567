// title.zh: 两个篇章共同涉及的事物
// title.en: What two pillars share
// about.zh: 同一份文件里，不同篇章都写到的项目、园区、企业、机构、计划。
// about.en: Projects, parks, firms, institutions and programmes that different pillars of one document name.
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: thing | 事物 | thing
// column: type | 类型 | type
// column: first | 篇章一 | first pillar
// column: first_text | 承诺一 | first commitment
// column: second | 篇章二 | second pillar
// column: second_text | 承诺二 | second commitment
// column: first_id | 编号一 | first id
// column: second_id | 编号二 | second id
MATCH (c:Commitment)-[:MENTIONS]->(x)<-[:MENTIONS]-(d:Commitment)
WHERE (x:Project OR x:Park OR x:Enterprise OR x:Institution OR x:Programme) AND c.document = d.document
  AND c.pillar < d.pillar AND ($document = '' OR c.document = $document)
RETURN DISTINCT x.name AS thing, labels(x)[0] AS type, c.pillar AS first, c.text AS first_text, d.pillar AS second,
       d.text AS second_text, c.id AS first_id, d.id AS second_id
ORDER BY thing, type, first_id, second_id
