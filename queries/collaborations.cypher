// title.zh: 谁和谁一起做
// title.en: Who works with whom
// about.zh: 在同一项任务里一个牵头、一个配合的部门，按次数排列。
// about.en: Agencies of which one leads and the other supports the same task, by how often.
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: lead | 牵头 | lead
// column: support | 配合 | support
// column: tasks | 次数 | tasks
// column: lead_id | 牵头编号 | lead id
// column: support_id | 配合编号 | support id
MATCH (a:Agency)<-[l:LED_BY]-(c:Commitment)-[s:SUPPORTED_BY]->(b:Agency)
WHERE l.basis <> 'inferred' AND s.basis <> 'inferred' AND ($document = '' OR c.document = $document)
RETURN a.name AS lead, b.name AS support, count(DISTINCT c.id) AS tasks, a.id AS lead_id, b.id AS support_id
ORDER BY tasks DESC, lead_id, support_id
