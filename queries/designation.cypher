// title.zh: 服务于某项称号的承诺
// title.en: What serves a designation
// about.zh: 哪些承诺提到或服务于某项称号（示范区、试点、文明城市等），属于哪一篇章。
// about.en: Which commitments name or serve a title that is striven for, and under which pillar they stand.
// parameter: name string "" | 称号所含的字，留空为全部 | characters in the title, empty for all
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: designation | 称号 | designation
// column: how | 关系 | relation
// column: text | 承诺 | commitment
// column: pillar | 篇章 | pillar
// column: document | 文件 | document
// column: id | 编号 | id
MATCH (p:Pillar)-[:HAS_MEASURE|HAS_COMMITMENT*1..2]->(c:Commitment)-[r:MENTIONS|SERVES]->(x:Designation)
WHERE ($name = '' OR x.name CONTAINS $name) AND ($document = '' OR c.document = $document)
RETURN DISTINCT x.name AS designation, type(r) AS how, c.text AS text, p.title AS pillar,
       c.document AS document, c.id AS id
ORDER BY designation, document, id, how
