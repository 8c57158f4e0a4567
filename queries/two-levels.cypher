// title.zh: 上下两级的同一指标
// title.en: The same indicator at two levels
// about.zh: 下级与上级地区对同一指标各承诺了什么，两句话并列。
// about.en: What a place and one above it promise for the same indicator, side by side.
// parameter: indicator string "" | 指标名称所含的字，留空为全部 | characters in the indicator's name, empty for all
// column: indicator | 指标 | indicator
// column: kind | 类型 | kind
// column: lower_place | 下级地区 | lower place
// column: lower_op | 下级比较 | lower comparator
// column: lower_value | 下级数值 | lower value
// column: upper_place | 上级地区 | upper place
// column: upper_op | 上级比较 | upper comparator
// column: upper_value | 上级数值 | upper value
// column: unit | 单位 | unit
// column: year | 年份 | year
// column: lower_text | 下级承诺 | lower commitment
// column: upper_text | 上级承诺 | upper commitment
// column: lower_id | 下级编号 | lower id
// column: upper_id | 上级编号 | upper id
MATCH (d:Document)-[:OF]->(:Jurisdiction)-[:WITHIN*1..3]->(:Jurisdiction)<-[:OF]-(u:Document)
WHERE d.year = u.year
MATCH (c:Commitment)-[s:SETS_TARGET]->(i:Indicator)<-[t:SETS_TARGET]-(e:Commitment)
WHERE c.document = d.id AND e.document = u.id AND s.kind = t.kind AND s.unit = t.unit
  AND ($indicator = '' OR i.name CONTAINS $indicator)
RETURN i.name AS indicator, s.kind AS kind, d.place AS lower_place, s.op AS lower_op, s.value AS lower_value,
       u.place AS upper_place, t.op AS upper_op, t.value AS upper_value, s.unit AS unit, d.year AS year,
       c.text AS lower_text, e.text AS upper_text, c.id AS lower_id, e.id AS upper_id
ORDER BY indicator, kind, lower_id, upper_id, s.id, t.id
