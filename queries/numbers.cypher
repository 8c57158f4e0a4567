// title.zh: 全部数字承诺，按指标排列
// title.en: All numbers promised, by indicator
// about.zh: 每个指标承诺了什么数字：比较、数值、单位、期限，以及原文。
// about.en: What number is promised for which indicator: comparator, value, unit, deadline, and the words.
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// parameter: indicator string "" | 指标名称所含的字，留空为全部 | characters in the indicator's name, empty for all
// column: indicator | 指标 | indicator
// column: op | 比较 | comparator
// column: value | 数值 | value
// column: high | 上限 | upper value
// column: unit | 单位 | unit
// column: kind | 类型 | kind
// column: deadline | 期限 | deadline
// column: text | 承诺 | commitment
// column: document | 文件 | document
// column: id | 编号 | id
MATCH (c:Commitment)-[t:SETS_TARGET]->(i:Indicator)
WHERE ($document = '' OR c.document = $document) AND ($indicator = '' OR i.name CONTAINS $indicator)
RETURN i.name AS indicator, t.op AS op, t.value AS value, t.high AS high, t.unit AS unit, t.kind AS kind,
       t.deadline AS deadline, c.text AS text, c.document AS document, c.id AS id
ORDER BY i.name, c.document, t.start, t.id
