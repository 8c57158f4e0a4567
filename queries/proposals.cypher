// title.zh: 按职责推断的牵头部门
// title.en: Proposed leads
// about.zh: 文件没有写明牵头部门的承诺，按部门职责推断出的建议、依据的词和分值；不是文件写的。
// about.en: Leads that duties suggest where the document names none, with the words that speak for them; not what it says.
// parameter: agency string "" | 部门所含的字，留空为全部 | characters in the agency, empty for all
// parameter: document string "" | 文件编号，留空为全部 | id of the document, empty for all
// column: agency | 建议部门 | proposed agency
// column: score | 分值 | score
// column: words | 依据的词 | words
// column: text | 承诺 | commitment
// column: document | 文件 | document
// column: id | 编号 | id
MATCH (c:Commitment)-[l:LED_BY]->(a:Agency)
WHERE l.basis = 'inferred' AND ($agency = '' OR a.name CONTAINS $agency) AND ($document = '' OR c.document = $document)
RETURN a.name AS agency, l.score AS score, l.words AS words, c.text AS text, c.document AS document, c.id AS id
ORDER BY agency, document, id
