// title.zh: 各篇章的力度
// title.en: How firm each pillar is
// about.zh: 每个篇章里明确、力争、探索、支持各多少条，其中多少有数字。
// about.en: How many commitments of each strength a pillar holds, and how many of them with a number.
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: document | 文件 | document
// column: pillar | 篇章序号 | pillar
// column: strength | 力度 | strength
// column: commitments | 承诺 | commitments
// column: numbers | 其中有数字 | with a number
MATCH (c:Commitment)
WHERE $document = '' OR c.document = $document
RETURN c.document AS document, c.pillar AS pillar, c.strength AS strength, count(DISTINCT c.id) AS commitments,
       count(DISTINCT CASE WHEN c.has_number THEN c.id END) AS numbers
ORDER BY document, pillar, strength
