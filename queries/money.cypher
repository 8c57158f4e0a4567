// title.zh: 承诺了多少钱
// title.en: Money promised
// about.zh: 以元、美元计的指标，金额从大到小。
// about.en: Targets in yuan or dollars, the largest first.
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: value | 金额 | amount
// column: unit | 单位 | unit
// column: op | 比较 | comparator
// column: indicator | 指标 | indicator
// column: text | 承诺 | commitment
// column: document | 文件 | document
// column: id | 编号 | id
MATCH (c:Commitment)-[t:SETS_TARGET]->(i:Indicator)
WHERE t.unit IN ['元', '美元', '欧元', '港元'] AND t.kind <> 'grade' AND ($document = '' OR c.document = $document)
RETURN t.value AS value, t.unit AS unit, t.op AS op, i.name AS indicator, c.text AS text, c.document AS document,
       c.id AS id
ORDER BY value DESC, indicator, id, t.id
