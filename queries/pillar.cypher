// title.zh: 一个篇章的全部承诺
// title.en: Commitments of a pillar
// about.zh: 列出报告某一篇章（0 为总体目标）下的承诺，按原文顺序。
// about.en: What is promised under one chapter of the plan (0: the headline targets), in the order of the text.
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// parameter: pillar integer 1 | 篇章序号 | ordinal of the pillar
// column: document | 文件 | document
// column: pillar | 篇章 | pillar
// column: measure | 举措 | measure
// column: text | 承诺 | commitment
// column: strength | 力度 | strength
// column: id | 编号 | id
MATCH (d:Document)-[:HAS_PILLAR]->(p:Pillar)-[:HAS_MEASURE|HAS_COMMITMENT*1..2]->(c:Commitment)
WHERE p.ordinal = $pillar AND ($document = '' OR d.id = $document)
RETURN d.title AS document, p.title AS pillar, c.measure AS measure, c.text AS text, c.strength AS strength,
       c.id AS id
ORDER BY d.id, p.start, c.start, c.id
