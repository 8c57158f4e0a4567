// title.zh: 各部门的任务量
// title.en: Agencies by load
// about.zh: 每个部门牵头多少、其中多少有数字、配合多少，另列职责推断的建议数，从多到少。
// about.en: How much each agency leads, with numbers and supports, and how much it is only proposed for; most first.
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: agency | 部门 | agency
// column: place | 地区 | place
// column: leads | 牵头 | leads
// column: numbers | 其中有数字 | of these with numbers
// column: supports | 配合 | supports
// column: proposed | 建议牵头 | proposed to lead
// column: id | 编号 | id
MATCH (a:Agency)-[:OF]->(j:Jurisdiction)
OPTIONAL MATCH (c:Commitment)-[l:LED_BY]->(a)
WHERE l.basis <> 'inferred' AND ($document = '' OR c.document = $document)
WITH a, j, count(DISTINCT c.id) AS leads, count(DISTINCT CASE WHEN c.has_number THEN c.id END) AS numbers
OPTIONAL MATCH (s:Commitment)-[m:SUPPORTED_BY]->(a)
WHERE m.basis <> 'inferred' AND ($document = '' OR s.document = $document)
WITH a, j, leads, numbers, count(DISTINCT s.id) AS supports
OPTIONAL MATCH (p:Commitment)-[n:LED_BY]->(a)
WHERE n.basis = 'inferred' AND ($document = '' OR p.document = $document)
WITH a, j, leads, numbers, supports, count(DISTINCT p.id) AS proposed
WHERE leads + supports + proposed > 0
RETURN a.name AS agency, j.name AS place, leads, numbers, supports, proposed, a.id AS id
ORDER BY leads DESC, supports DESC, proposed DESC, id
