// title.zh: 两个事物之间的联系
// title.en: A path between two things
// about.zh: 从一个事物（部门、园区、指标、举措等，按名称）到另一个的最短路径，最多八步。
// about.en: The shortest ways from one thing (agency, park, indicator, measure, by name) to another, in eight steps at most.
// parameter: from string | 起点名称 | name of the first thing
// parameter: to string | 终点名称 | name of the second thing
// column: length | 步数 | steps
// column: names | 途经 | by way of
// column: labels | 类型 | labels
// column: edges | 关系 | edges
// column: ids | 编号 | ids
MATCH (a), (b)
WHERE (a.name = $from OR a.title = $from) AND (b.name = $to OR b.title = $to) AND a.id <> b.id
MATCH way = allShortestPaths((a)-[:HAS_PILLAR|HAS_MEASURE|HAS_COMMITMENT|SETS_TARGET|MENTIONS|LED_BY|SUPPORTED_BY|SERVES|RELIES_ON*..8]-(b))
RETURN length(way) AS length, [n IN nodes(way) | coalesce(n.name, n.text, n.title)] AS names,
       [n IN nodes(way) | labels(n)[0]] AS labels, [r IN relationships(way) | type(r)] AS edges,
       [n IN nodes(way) | n.id] AS ids,
       reduce(key = '', n IN nodes(way) | key + n.id + ' ') AS key
ORDER BY length, key
LIMIT 20
