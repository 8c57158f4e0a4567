// title.zh: 各称号由谁争取
// title.en: Who works for a designation
// about.zh: 每个称号下的承诺和写明的牵头部门；没有写明的留空。
// about.en: The commitments for each designation with the leads that are named; empty where none is.
// parameter: name string "" | 称号所含的字，留空为全部 | characters in the designation, empty for all
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: designation | 称号 | designation
// column: agency | 牵头部门 | lead
// column: text | 承诺 | commitment
// column: document | 文件 | document
// column: id | 编号 | id
MATCH (c:Commitment)-[:MENTIONS|SERVES]->(x:Designation)
WHERE ($name = '' OR x.name CONTAINS $name) AND ($document = '' OR c.document = $document)
WITH DISTINCT c, x
OPTIONAL MATCH (c)-[l:LED_BY]->(a:Agency)
WHERE l.basis <> 'inferred'
RETURN x.name AS designation, a.name AS agency, c.text AS text, c.document AS document, c.id AS id
ORDER BY designation, document, id, agency
