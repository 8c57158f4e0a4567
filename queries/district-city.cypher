// title.zh: 上下级都写到的事物
// title.en: What two levels both name
// about.zh: 同一年里，下级和上级的文件都写到的同名项目、园区、企业、机构。
// about.en: Projects, parks, firms and institutions of one name in the documents of a place and of the one above it, of one year.
// parameter: name string "" | 名称所含的字，留空为全部 | characters in the name, empty for all
// column: thing | 事物 | thing
// column: type | 类型 | type
// column: lower_place | 下级 | lower place
// column: lower_text | 下级承诺 | lower commitment
// column: upper_place | 上级 | upper place
// column: upper_text | 上级承诺 | upper commitment
// column: lower_id | 下级编号 | lower id
// column: upper_id | 上级编号 | upper id
MATCH (d:Document)-[:OF]->(:Jurisdiction)-[:WITHIN*1..3]->(:Jurisdiction)<-[:OF]-(u:Document)
WHERE d.year = u.year
MATCH (c:Commitment)-[:MENTIONS]->(x)
WHERE c.document = d.id AND (x:Project OR x:Park OR x:Enterprise OR x:Institution)
  AND ($name = '' OR x.name CONTAINS $name)
MATCH (e:Commitment)-[:MENTIONS]->(y)
WHERE e.document = u.id AND y.name = x.name AND labels(y)[0] = labels(x)[0]
RETURN DISTINCT x.name AS thing, labels(x)[0] AS type, d.place AS lower_place, c.text AS lower_text,
       u.place AS upper_place, e.text AS upper_text, c.id AS lower_id, e.id AS upper_id
ORDER BY thing, type, lower_id, upper_id
