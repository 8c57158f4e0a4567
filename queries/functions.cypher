// title.zh: 按职能看部门
// title.en: Agencies by function
// about.zh: 每项职能下有哪些部门，写明牵头多少、配合多少。
// about.en: Which agencies have each function, how much they lead and support as stated.
// parameter: function string "" | 职能所含的字，留空为全部 | characters in the function, empty for all
// column: function | 职能 | function
// column: agency | 部门 | agency
// column: place | 地区 | place
// column: leads | 牵头 | leads
// column: supports | 配合 | supports
// column: id | 编号 | id
MATCH (a:Agency)-[:OF]->(j:Jurisdiction)
WHERE a.function IS NOT NULL AND ($function = '' OR a.function CONTAINS $function)
OPTIONAL MATCH (c:Commitment)-[l:LED_BY]->(a)
WHERE l.basis <> 'inferred'
WITH a, j, count(DISTINCT c.id) AS leads
OPTIONAL MATCH (s:Commitment)-[m:SUPPORTED_BY]->(a)
WHERE m.basis <> 'inferred'
WITH a, j, leads, count(DISTINCT s.id) AS supports
RETURN a.function AS function, a.name AS agency, j.name AS place, leads, supports, a.id AS id
ORDER BY function, id
