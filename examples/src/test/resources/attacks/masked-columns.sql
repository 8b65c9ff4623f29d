-- ## equality

-- the value is guessed
SELECT id FROM staff WHERE email = 'aguess0n@acme.io';

-- the value is guessed in a list
SELECT id FROM staff WHERE ssn IN ('900-10-6000', '898-12-6001', '896-14-6002');

-- the number is guessed
SELECT id FROM staff WHERE bonus = 1001;

-- the date is guessed
SELECT id FROM staff WHERE hired = DATE '2000-01-01' OR hired = DATE '2001-03-03';

-- what it is not
SELECT id FROM staff WHERE token <> 'guess-token-0';

-- without regard to null
SELECT id FROM staff WHERE token IS NOT DISTINCT FROM 'guess-token-0';

-- both columns are guessed
SELECT id FROM staff WHERE (email, ssn) = ('aguess0n@acme.io', '900-10-6000');

-- a guess beside the mask
SELECT id FROM staff WHERE email = 'a***n@acme.io' AND email = 'aguess0n@acme.io' OR email = 'aguess0n@acme.io';

-- ## range

-- above a guess
SELECT id FROM staff WHERE bonus > 1000 AND bonus < 1010;

-- between two guesses
SELECT id FROM staff WHERE hired BETWEEN DATE '2000-01-02' AND DATE '2000-06-30';

-- a text range
SELECT id FROM staff WHERE ssn >= '500' AND ssn < '999';

-- a bisection
SELECT count(*) FILTER (WHERE bonus < 4500), count(*) FILTER (WHERE bonus < 4250), count(*) FILTER (WHERE bonus < 4020) FROM staff;

-- above a masked one of another row
SELECT count(*) FROM staff s JOIN staff t ON s.ssn < t.ssn;

-- ## like

-- a part of the value
SELECT id FROM staff WHERE email LIKE '%guess%';

-- how it begins
SELECT id FROM staff WHERE name LIKE 'Ag%';

-- without regard to case
SELECT id FROM staff WHERE token ILIKE '%TOKEN%';

-- a regular expression
SELECT id FROM staff WHERE ssn ~ '^9[0-9]';

-- similar to
SELECT id FROM staff WHERE ssn SIMILAR TO '9[0-9]{2}%';

-- where it is
SELECT id, position('guess' IN email) AS p FROM staff;

-- ## order

-- by the column
SELECT id FROM staff ORDER BY ssn, id;

-- by its place
SELECT ssn, id FROM staff ORDER BY 1 DESC, 2;

-- by what is computed of it
SELECT id FROM staff ORDER BY substring(email FROM 2 FOR 5), id;

-- by a number, and only the first
SELECT id FROM staff ORDER BY bonus DESC, id FETCH FIRST 3 ROWS ONLY;

-- by an alias
SELECT id, token AS t FROM staff ORDER BY t, id;

-- by a column that is not selected, in a sub-select
SELECT id FROM (SELECT id FROM staff ORDER BY hired, id FETCH FIRST 4 ROWS ONLY) t ORDER BY id;

-- ## group

-- by the column
SELECT ssn, count(*) FROM staff GROUP BY ssn;

-- without showing it
SELECT count(*) FROM staff GROUP BY email;

-- by what is computed of it
SELECT char_length(token) AS n, count(*) FROM staff GROUP BY char_length(token);

-- by a date
SELECT hired, count(*) FROM staff GROUP BY hired;

-- grouping sets
SELECT bonus, ssn, count(*) FROM staff GROUP BY GROUPING SETS ((bonus), (ssn), ());

-- distinct rows
SELECT DISTINCT email FROM staff;

-- ## having

-- of the value
SELECT count(*) FROM staff GROUP BY ssn HAVING max(ssn) > '5';

-- of its number
SELECT dept FROM staff GROUP BY dept HAVING sum(bonus) > 60000;

-- of how many there are
SELECT dept FROM staff GROUP BY dept HAVING count(DISTINCT email) > 8;

-- of a sum that is guessed
SELECT region, sum(bonus) FROM staff GROUP BY region HAVING MOD(sum(bonus), 1000) <> 0;

-- ## aggregates of values

-- how many different ones
SELECT count(DISTINCT ssn), count(DISTINCT email), count(DISTINCT hired) FROM staff;

-- a list of them
SELECT string_agg(token, ',' ORDER BY id) FROM staff;

-- an array of them
SELECT array_agg(email ORDER BY id) FROM staff;

-- the least and the greatest
SELECT min(ssn), max(ssn), min(hired), max(hired), min(email), max(token) FROM staff;

-- sums and means
SELECT sum(bonus), avg(bonus), min(bonus), max(bonus) FROM staff;

-- a deviation
SELECT stddev_pop(bonus) FROM staff;

-- the value that comes most often
SELECT mode() WITHIN GROUP (ORDER BY ssn) FROM staff;

-- the row of the greatest
SELECT max_by(id, bonus) FROM staff;

-- an object of them
SELECT json_object_agg(ssn, email) FROM staff WHERE id = 101;

-- numbers that are not there
SELECT sum(score), count(score) FROM staff;

-- ## rainbow table

-- addresses
SELECT s.id, d.num FROM staff s JOIN dict d ON s.email = d.word;

-- numbers of another table
SELECT s.id, d.word FROM staff s JOIN dict d ON s.ssn = d.word;

-- amounts
SELECT s.id, d.num FROM staff s JOIN dict d ON s.bonus = d.num;

-- by a set
SELECT id FROM staff WHERE email IN (SELECT word FROM dict);

-- by a hash of the value
SELECT s.id FROM staff s JOIN dict d ON md5(s.email) = md5(d.word);

-- by values in the query
SELECT s.id FROM staff s JOIN (VALUES ('900-10-6000'), ('899-11-6000')) v(x) ON s.ssn = v.x;

-- by what is left of both
SELECT s.id, d.word FROM staff s LEFT JOIN dict d ON right(s.ssn, 4) = right(d.word, 4) AND s.ssn = d.word;

-- ## rank by a self-join

-- how many are below
SELECT s.id, (SELECT count(*) FROM staff t WHERE t.bonus < s.bonus) AS r FROM staff s;

-- pairs that are equal
SELECT s.id, t.id FROM staff s JOIN staff t ON s.email = t.email AND s.id < t.id;

-- pairs that are in order
SELECT s.id, t.id FROM staff s JOIN staff t ON s.ssn < t.ssn WHERE s.id < 104 AND t.id < 104;

-- pairs that differ
SELECT count(*) FROM staff s JOIN staff t ON s.token <> t.token;

-- ## correlated sub-queries

-- whether another has the same
SELECT id FROM staff s WHERE EXISTS (SELECT 1 FROM staff t WHERE t.ssn = s.ssn AND t.id <> s.id);

-- whether the dictionary has it
SELECT id, EXISTS (SELECT 1 FROM dict d WHERE d.word = s.email) AS e FROM staff s;

-- the greatest below
SELECT id, (SELECT max(d.num) FROM dict d WHERE d.num <= s.bonus) AS m FROM staff s;

-- whether it is the greatest
SELECT id FROM staff s WHERE bonus >= ALL (SELECT t.bonus FROM staff t WHERE t.bonus IS NOT NULL);

-- whether it is among some
SELECT id FROM staff s WHERE ssn = ANY (SELECT word FROM dict);

-- ## case

-- a switch on the value
SELECT id, CASE email WHEN 'aguess0n@acme.io' THEN 'yes' ELSE 'no' END AS c FROM staff;

-- an error where it is right
SELECT id FROM staff WHERE CASE WHEN ssn LIKE '9%' THEN 1 / 0 ELSE 1 END = 1;

-- a sum of guesses
SELECT sum(CASE WHEN token LIKE 'guess%' THEN 1 ELSE 0 END) FROM staff;

-- a choice between columns
SELECT id, CASE WHEN bonus > 1003 THEN region ELSE dept END AS c FROM staff;

-- decode by nullif
SELECT id, nullif(email, 'aguess0n@acme.io') FROM staff;

-- ## windows

-- ranks
SELECT id, rank() OVER (ORDER BY ssn) FROM staff;

-- the one before
SELECT id, lag(token) OVER (ORDER BY id) FROM staff;

-- groups
SELECT id, count(*) OVER (PARTITION BY email) FROM staff;

-- the first of a group
SELECT id, first_value(ssn) OVER (PARTITION BY region ORDER BY bonus) FROM staff;

-- in quarters
SELECT id, ntile(4) OVER (ORDER BY hired, id) FROM staff;

-- a running sum
SELECT id, sum(bonus) OVER (ORDER BY id) FROM staff;

-- ## sets

-- those in common with the dictionary
SELECT email FROM staff INTERSECT SELECT word FROM dict;

-- those that the dictionary has not
SELECT word FROM dict EXCEPT SELECT ssn FROM staff;

-- those of both
SELECT token FROM staff UNION SELECT word FROM dict WHERE num = 0;

-- all of both, counted
SELECT x, count(*) FROM (SELECT email AS x FROM staff UNION ALL SELECT word FROM dict) t GROUP BY x HAVING count(*) > 1;

-- numbers in common
SELECT bonus FROM staff INTERSECT SELECT num FROM dict;

-- ## concatenation and functions

-- with text
SELECT id, 'x' || email || 'y' FROM staff;

-- its length
SELECT id, char_length(token), octet_length(name) FROM staff;

-- reversed
SELECT id, reverse(ssn) FROM staff;

-- a hash of it
SELECT id, md5(token) FROM staff;

-- its bytes
SELECT id, CAST(token AS VARBINARY) FROM staff;

-- each character
SELECT id, c FROM staff, UNNEST(string_to_array(ssn, NULL)) AS t(c) WHERE id < 103;

-- as json
SELECT to_json(ROW(id, email, bonus)) FROM staff;

-- rest of a division
SELECT id, MOD(bonus, 1000) FROM staff;

-- parts of a date
SELECT id, EXTRACT(MONTH FROM hired), EXTRACT(DAY FROM hired) FROM staff;

-- days since then
SELECT id, DATE '2026-01-01' - hired AS days FROM staff;

-- letters taken out
SELECT id, translate(email, 'aeiou', '') FROM staff;

-- format of a number
SELECT id, CAST(bonus AS VARCHAR) || '' FROM staff;

-- ## star

-- of the table
SELECT * FROM staff;

-- of an alias
SELECT s.* FROM staff s JOIN dict d ON s.salary = d.num;

-- of a sub-select
SELECT * FROM (SELECT * FROM staff) t;

-- the whole table by its name
TABLE staff;

-- a natural join
SELECT * FROM staff NATURAL JOIN (SELECT id, email FROM staff) t;

-- a join by columns
SELECT * FROM staff s JOIN staff t USING (id, ssn);

-- the row as a value
SELECT ROW(s.id, s.email, s.ssn) FROM staff s;

-- ## masks that read other columns

-- a masked column beside the one that it was made of
SELECT id, email, name FROM staff WHERE email <> name;

-- equal to itself
SELECT id FROM staff WHERE email = email AND bonus = bonus;

-- made again from what is seen
SELECT id, hired, CAST(EXTRACT(YEAR FROM hired) AS INTEGER) AS y FROM staff WHERE hired = hired;

-- two masks of one row are compared
SELECT id FROM staff WHERE char_length(email) > char_length(name);

-- ## restricted columns

-- by its name [TAURO-2003]
SELECT card FROM staff;

-- in a condition [TAURO-2003]
SELECT id FROM staff WHERE card LIKE 'x%';

-- in an order [TAURO-2003]
SELECT id FROM staff ORDER BY card;

-- by an alias of the table [TAURO-2003]
SELECT s.card FROM staff s;

-- in a join by columns [TAURO-2003]
SELECT 1 FROM staff s JOIN staff t USING (card);

-- of the outer query [TAURO-2003]
SELECT (SELECT max(d.num) FROM dict d WHERE d.word = s.card) FROM staff s;

-- in an aggregate [TAURO-2003]
SELECT count(DISTINCT card) FROM staff;

-- ## presence

-- null or not
SELECT id FROM staff WHERE score IS NULL;

-- not null
SELECT count(*) FROM staff WHERE score IS NOT NULL;

-- counted
SELECT count(score), count(*) FROM staff;

-- the first that is there
SELECT id, coalesce(score, -1) FROM staff;

-- nulls first
SELECT id FROM staff ORDER BY score NULLS FIRST, id;

-- not a number
SELECT id FROM staff WHERE is_nan(score) IS NULL;

-- ## averages and differences

-- the mean of many
SELECT region, avg(bonus) FROM staff GROUP BY region;

-- a sum without one row
SELECT sum(bonus) - (SELECT sum(bonus) FROM staff WHERE id <> 101) FROM staff;

-- a count without one row
SELECT count(*) - (SELECT count(*) FROM staff WHERE salary <> 100) FROM staff;

-- a mean of dates
SELECT avg(DATE '2026-01-01' - hired) FROM staff;

-- moments
SELECT var_pop(bonus), corr(bonus, id) FROM staff;
