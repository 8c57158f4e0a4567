// title.zh: 依托某一事物的承诺
// title.en: What depends on a thing
// about.zh: 哪些承诺依托某个园区、机构、企业等（以它为载体，或写明依托）。
// about.en: Which commitments rest on a park, an institution, a firm and so on: as their carrier, or by words that say so.
// parameter: name string "" | 名称所含的字，留空为全部 | characters in the name, empty for all
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: thing | 事物 | thing
// column: type | 类型 | type
// column: how | 关系 | how
// column: text | 承诺 | commitment
// column: document | 文件 | document
// column: id | 编号 | id
MATCH (c:Commitment)-[r:MENTIONS|RELIES_ON]->(x)
WHERE (type(r) = 'RELIES_ON' OR r.role = 'carrier') AND ($name = '' OR x.name CONTAINS $name)
  AND ($document = '' OR c.document = $document)
RETURN DISTINCT x.name AS thing, labels(x)[0] AS type, type(r) AS how, c.text AS text, c.document AS document,
       c.id AS id
ORDER BY thing, type, document, id, how
