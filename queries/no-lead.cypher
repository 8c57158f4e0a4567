// title.zh: 没有写明牵头部门的承诺
// title.en: Commitments with no named lead
// about.zh: 文件没有写明由谁牵头的承诺;推断出的建议不算写明。
// about.en: Commitments for which the document names no lead; a proposed one does not count as named.
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: document | 文件 | document
// column: pillar | 篇章序号 | pillar
// column: measure | 举措 | measure
// column: text | 承诺 | commitment
// column: strength | 力度 | strength
// column: id | 编号 | id
MATCH (c:Commitment)
WHERE $document = '' OR c.document = $document
OPTIONAL MATCH (c)-[l:LED_BY]->(:Agency)
WHERE l.basis <> 'inferred'
WITH c, count(l) AS leads
WHERE leads = 0
RETURN c.document AS document, c.pillar AS pillar, c.measure AS measure, c.text AS text,
       c.strength AS strength, c.id AS id
ORDER BY c.document, c.start, c.id
