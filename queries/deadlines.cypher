// title.zh: 有期限的指标
// title.en: Numbers with a deadline
// about.zh: 写明期限（6月底前、年内、到2027年）的指标，按期限排列。
// about.en: Targets whose words name a deadline, in the order of these words.
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: deadline | 期限 | deadline
// column: indicator | 指标 | indicator
// column: op | 比较 | comparator
// column: value | 数值 | value
// column: unit | 单位 | unit
// column: text | 承诺 | commitment
// column: id | 编号 | id
MATCH (c:Commitment)-[t:SETS_TARGET]->(i:Indicator)
WHERE t.deadline IS NOT NULL AND ($document = '' OR c.document = $document)
RETURN t.deadline AS deadline, i.name AS indicator, t.op AS op, t.value AS value, t.unit AS unit, c.text AS text,
       c.id AS id
ORDER BY deadline, indicator, id, t.id
