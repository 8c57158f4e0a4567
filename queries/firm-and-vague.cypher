// title.zh: 有数字的硬承诺与模糊承诺对比
// title.en: Firm promises with numbers against vague ones
// about.zh: 各篇章中，语气坚定且有数字、坚定但无数字、力争、探索、支持类承诺各有多少。
// about.en: For each pillar: firm with a number, firm without one, and the striving, exploring, supporting ones.
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: document | 文件 | document
// column: ordinal | 篇章序号 | ordinal
// column: pillar | 篇章 | pillar
// column: commitments | 承诺数 | commitments
// column: firm_with_number | 坚定且有数字 | firm with a number
// column: firm_without_number | 坚定无数字 | firm without a number
// column: strive | 力争 | strive
// column: explore | 探索 | explore
// column: support | 支持 | support
// column: vague | 非坚定且无数字 | neither firm nor with a number
MATCH (d:Document)-[:HAS_PILLAR]->(p:Pillar)-[:HAS_MEASURE|HAS_COMMITMENT*1..2]->(c:Commitment)
WHERE $document = '' OR d.id = $document
WITH d, p, c, c.strength = 'firm' AS firm
RETURN d.title AS document, p.ordinal AS ordinal, p.title AS pillar, count(c) AS commitments,
       sum(CASE WHEN firm AND c.has_number THEN 1 ELSE 0 END) AS firm_with_number,
       sum(CASE WHEN firm AND NOT c.has_number THEN 1 ELSE 0 END) AS firm_without_number,
       sum(CASE WHEN c.strength = 'strive' THEN 1 ELSE 0 END) AS strive,
       sum(CASE WHEN c.strength = 'explore' THEN 1 ELSE 0 END) AS explore,
       sum(CASE WHEN c.strength = 'support' THEN 1 ELSE 0 END) AS support,
       sum(CASE WHEN NOT firm AND NOT c.has_number THEN 1 ELSE 0 END) AS vague
ORDER BY document, ordinal, pillar
