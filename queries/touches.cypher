// title.zh: 涉及某园区、企业或地点的承诺
// title.en: What touches a park, a firm or a place
// about.zh: 哪些承诺提到某个园区、企业或地点，它在其中是什么角色。
// about.en: Which commitments name a park, a firm or a place, and in what role.
// parameter: name string "" | 名称所含的字，留空为全部 | characters in the name, empty for all
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: name | 名称 | name
// column: type | 类型 | type
// column: role | 角色 | role
// column: text | 承诺 | commitment
// column: document | 文件 | document
// column: id | 编号 | id
MATCH (c:Commitment)-[m:MENTIONS]->(x)
WHERE (x:Park OR x:Enterprise OR x:Place) AND ($name = '' OR x.name CONTAINS $name)
  AND ($document = '' OR c.document = $document)
RETURN x.name AS name, labels(x)[0] AS type, m.role AS role, c.text AS text, c.document AS document, c.id AS id
ORDER BY x.name, x.id, c.document, m.start, m.id
