// title.zh: 两个部门牵头同一事物
// title.en: Two agencies on one thing
// about.zh: 不同部门各自牵头、却作用于同一项目、园区、机构等的承诺，两句话并列。
// about.en: Different leads that act on the same project, park, institution and so on, with both sentences.
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: thing | 事物 | thing
// column: type | 类型 | type
// column: first | 部门一 | first agency
// column: first_text | 承诺一 | first commitment
// column: second | 部门二 | second agency
// column: second_text | 承诺二 | second commitment
// column: first_id | 编号一 | first id
// column: second_id | 编号二 | second id
MATCH (a:Agency)<-[l:LED_BY]-(c:Commitment)-[:MENTIONS]->(x)
WHERE l.basis <> 'inferred' AND NOT x:Agency AND ($document = '' OR c.document = $document)
WITH DISTINCT a, c, x
MATCH (x)<-[:MENTIONS]-(d:Commitment)-[m:LED_BY]->(b:Agency)
WHERE m.basis <> 'inferred' AND a.id < b.id AND ($document = '' OR d.document = $document)
RETURN DISTINCT x.name AS thing, labels(x)[0] AS type, a.name AS first, c.text AS first_text,
       b.name AS second, d.text AS second_text, c.id AS first_id, d.id AS second_id
ORDER BY thing, type, first, second, first_id, second_id
