-- Views of the SQLite export: one for each question that is asked most.

-- Who holds a post by the last article that tells of it; seen_last says of which day that is.
CREATE VIEW current_holders AS
SELECT organization_name, place, province, role, person_name, until_earliest AS seen_last, from_latest AS begun_by,
       witnesses, spell, person, post, organization
FROM spells WHERE status <> 'former';

-- The posts of a person, in the order of time.
CREATE VIEW careers AS
SELECT person_name, role, organization_name, place, province, status, start, "end", from_earliest, from_latest,
       until_earliest, until_latest, witnesses, person, spell
FROM spells ORDER BY person_name, person, COALESCE(from_latest, until_earliest, until_latest), spell;

-- Each spell with the words that it rests on.
CREATE VIEW spell_evidence AS
SELECT s.person_name, s.role, s.organization_name, s.place, a.id AS article, a.publisher, a.published, c.quote, c.witnesses,
       s.spell, c.claim
FROM spells s JOIN spell_claims USING (spell) JOIN claims c USING (claim) JOIN articles a ON a.article = c.article;

-- Personnel acts that articles assert, by name.
CREATE VIEW acts AS
SELECT p.name AS person_name, x.change, o.role, b.name AS organization_name, b.place, x.date, x.date_earliest, x.date_latest,
       x.by_name, c.quote, x.claim
FROM changes x JOIN persons p USING (person) JOIN claims c USING (claim)
LEFT JOIN posts o USING (post) LEFT JOIN organizations b ON b.organization = COALESCE(o.organization, x.organization)
WHERE x.modality = 'asserted';

-- Targets beside what was reached, for one body, indicator and period; what is of no known indicator is not compared.
CREATE VIEW targets_and_results AS
SELECT t.subject_name, t.indicator, t.words, t.unit, t.period, t.value AS target, r.value AS result, t.claim AS target_claim,
       r.claim AS result_claim
FROM statistics t JOIN statistics r ON r.subject = t.subject AND r.indicator = t.indicator AND r.unit = t.unit
  AND r.period = t.period AND r.words IS t.words AND r.population IS t.population AND r.direction IS t.direction
WHERE t.figure = 'target' AND t.modality = 'asserted' AND t.value IS NOT NULL AND t.indicator <> 'other'
  AND r.figure = 'actual' AND r.modality = 'asserted' AND r.value IS NOT NULL;

-- How many facts rest on each article.
CREATE VIEW article_claims AS
SELECT a.id, a.title, a.publisher, a.published, COUNT(c.claim) AS claims, a.article
FROM articles a LEFT JOIN claims c ON c.article = a.article GROUP BY a.article;
