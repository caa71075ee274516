-- Whatever hangs together by `edge` is one story, called by the id of its first article.
--
-- In: article, group_of. Out: copies, a row for each article. Later steps call articles and stories by their places, which are numbers.

CREATE OR REPLACE TABLE copies AS
SELECT article.article, article.published, article.has_result, first.article AS story, first.place AS story_place,
  CASE WHEN article.hash = first.hash AND article.shingles = first.shingles THEN 1e0
    ELSE greatest(0e0, (same_letters(article.signature, first.signature) / 128e0 - 1 / 64e0) / (63 / 64e0)) END AS similarity,
  article.place = first.place AS is_first,
  count(*) OVER (PARTITION BY first.place) AS copies,
  min(article.agency) OVER (PARTITION BY first.place) AS agency,
  article.place
FROM article
LEFT JOIN group_of ON group_of.member = article.place
JOIN article first ON first.place = coalesce(group_of.first, article.place);
