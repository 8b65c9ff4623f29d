-- ## views over views

-- a view
SELECT * FROM people;

-- a view over a view
SELECT id, email FROM people_of_people ORDER BY salary, id;

-- a view that counts
SELECT * FROM totals;

-- a view with a policy of its own
SELECT * FROM paid;

-- a condition that fails below a view
SELECT id FROM people WHERE 10 / (salary - 100) > 0;

-- a condition that fails below a view of a view
SELECT id FROM people_of_people WHERE 1 / (salary - 100) >= 0;

-- a condition that fails below a view with a policy
SELECT id FROM paid WHERE 10 / (salary - 1200) > 0;

-- a masked column of a view
SELECT id FROM paid WHERE note LIKE 'guess%' OR note = '10';

-- a restricted column through a view [TAURO-2003] (powerless)
SELECT card FROM people;

-- groups of a view are looked for
SELECT n FROM totals WHERE dept <> 'Sales' OR total > 20000;

-- a view joined with its table
SELECT p.id FROM people p JOIN staff s ON p.id = s.id WHERE s.bonus > p.salary;

-- ## common table expressions

-- of the name of a protected table
WITH staff AS (SELECT * FROM staff) SELECT id, email FROM staff WHERE 10 / (salary - 100) > 0;

-- of the name of a view
WITH people AS (SELECT id, salary FROM staff) SELECT * FROM people WHERE salary > 0;

-- that is read twice
WITH s AS (SELECT id, salary FROM staff) SELECT a.id FROM s a JOIN s b ON a.id = b.id WHERE 10 / (b.salary - 100) > 0;

-- that nobody reads (powerless)
WITH s AS (SELECT 10 / (salary - 100) AS q FROM staff) SELECT count(*) FROM dict;

-- with names for its columns
WITH s (a, b) AS (SELECT email, bonus FROM staff) SELECT a, b FROM s WHERE a LIKE '%guess%' OR b < 1010;

-- within another
WITH a AS (WITH b AS (SELECT * FROM staff) SELECT * FROM b) SELECT count(*), sum(bonus) FROM a;

-- that hides a denied table under a name of its own [TAURO-3001]
WITH dict AS (SELECT secret AS word FROM vault) SELECT word FROM dict;

-- ## derived names

-- a table of the name of another
SELECT dict.email FROM staff AS dict;

-- columns under other names
SELECT a FROM (SELECT id, email FROM staff) AS t (b, a) WHERE a <> 'x';

-- of all columns
SELECT t.* FROM (SELECT s.*, s.salary - 100 AS z FROM staff s) t WHERE 10 / z > 0;

-- ## lateral

-- of the outer row
SELECT s.id, t.n FROM staff s, LATERAL (SELECT count(*) AS n FROM staff t WHERE t.salary < s.salary) t;

-- over a dictionary
SELECT d.num, t.id FROM dict d, LATERAL (SELECT s.id FROM staff s WHERE s.salary = d.num) t;

-- with a limit
SELECT d.num, t.id FROM dict d LEFT JOIN LATERAL (SELECT s.id FROM staff s WHERE s.salary >= d.num ORDER BY s.salary, s.id FETCH FIRST 1 ROW ONLY) t ON TRUE;

-- of a masked value
SELECT s.id, t.word FROM staff s LEFT JOIN LATERAL (SELECT d.word FROM dict d WHERE d.word = s.email) t ON TRUE;

-- ## table functions

-- a series up to a hidden number
SELECT count(*) FROM staff s, generate_series(1, CAST(least(abs(MOD(coalesce(s.salary, 0), 7)), 5) AS INTEGER)) g;

-- elements of a masked text
SELECT s.id, t.x FROM staff s, UNNEST(ARRAY[s.email, s.ssn]) AS t(x);

-- a table function over a table [TAURO-2001] (powerless)
SELECT * FROM TABLE(staff);

-- a function that reads files [TAURO-2004] (powerless)
SELECT * FROM TABLE(read_csv('staff.csv'));

-- a function of another database [TAURO-2004] (powerless)
SELECT * FROM dblink('host=localhost', 'select * from staff') AS t(id);

-- ## pivot and pattern

-- columns of departments
SELECT * FROM (SELECT dept, bonus FROM staff) PIVOT (sum(bonus) AS b FOR dept IN ('HR' AS hr, 'Sales' AS sales));

-- rows of columns
SELECT * FROM (SELECT id, email, ssn FROM staff) UNPIVOT (v FOR k IN (email, ssn));

-- pivot by hand
SELECT sum(CASE WHEN dept = 'HR' THEN 1 ELSE 0 END) AS hr, sum(CASE WHEN dept IS NULL THEN 1 ELSE 0 END) AS none FROM staff;

-- match_recognize over hidden rows [TAURO-2004] (powerless)
SELECT * FROM staff MATCH_RECOGNIZE (ORDER BY id MEASURES a.id AS i PATTERN (a) DEFINE a AS a.salary > 0) t;

-- match_recognize by partitions [TAURO-2004] (powerless)
SELECT * FROM staff MATCH_RECOGNIZE (PARTITION BY dept ORDER BY id MEASURES a.id AS i PATTERN (a) DEFINE a AS a.id > 0) t;

-- match_recognize over a denied table [TAURO-3001] (powerless)
SELECT * FROM vault MATCH_RECOGNIZE (ORDER BY id MEASURES a.id AS i PATTERN (a) DEFINE a AS a.id > 0) t;

-- ## recursive queries

-- over those above
WITH RECURSIVE up (id, boss) AS (SELECT id, boss FROM staff WHERE id = 102 UNION SELECT s.id, s.boss FROM staff s JOIN up u ON s.id = u.boss) SELECT * FROM up;

-- as many steps as there are rows
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT count(*) FROM staff)) SELECT max(i) FROM n;

-- that fails on a hidden row
WITH RECURSIVE up (id, q) AS (SELECT id, 0 FROM staff WHERE boss IS NULL UNION SELECT s.id, 10 / (s.salary - 100) FROM staff s JOIN up u ON TRUE) SELECT count(*) FROM up;

-- as deep as bosses go
WITH RECURSIVE up (id, d) AS (SELECT id, 0 FROM staff UNION ALL SELECT s.id, u.d + 1 FROM staff s JOIN up u ON s.boss = u.id WHERE u.d < 3) SELECT d, count(*) FROM up GROUP BY d;

-- ## null extension

-- a boss that is hidden
SELECT s.id, b.id AS b FROM staff s LEFT JOIN staff b ON s.boss = b.id;

-- those without one
SELECT s.id FROM staff s LEFT JOIN staff b ON s.boss = b.id WHERE b.id IS NULL;

-- deals of hidden people
SELECT d.id, s.id AS s FROM deal d LEFT JOIN staff s ON d.staff_id = s.id;

-- people without deals
SELECT s.id FROM staff s WHERE NOT EXISTS (SELECT 1 FROM deal d WHERE d.staff_id = s.id);

-- both sides
SELECT s.id, d.id AS d FROM staff s FULL JOIN deal d ON d.staff_id = s.id;

-- the right side
SELECT s.id, t.id AS t FROM team t RIGHT JOIN staff s ON t.lead = s.id;

-- a constant of the side that is missing
SELECT s.id, b.one FROM staff s LEFT JOIN (SELECT id, 1 AS one FROM staff) b ON s.boss = b.id;

-- a mask of null and null of a mask
SELECT s.id, b.email, b.token FROM staff s LEFT JOIN staff b ON s.boss = b.id;

-- a count of the side that is missing
SELECT s.id, count(b.id) FROM staff s LEFT JOIN staff b ON s.boss = b.id GROUP BY s.id;

-- an error in the condition of a join
SELECT s.id FROM staff s LEFT JOIN staff b ON s.boss = b.id AND 10 / (b.salary - 100) > 0;

-- ## shared rows

-- the same scan twice
SELECT count(*) FROM staff s JOIN staff t ON s.id = t.id;

-- a spooled side
WITH s AS (SELECT id, salary, token FROM staff) SELECT count(*), count(DISTINCT a.token) FROM s a, s b WHERE a.salary < b.salary;

-- one table for two policies
SELECT count(*) FROM staff s JOIN paid p ON s.id = p.id;

-- ## joins of protected tables

-- keys on both sides
SELECT s.id, d.id AS d, d.client FROM staff s JOIN deal d ON d.staff_id = s.id;

-- a sub-query in the other policy
SELECT t.id, t.title FROM team t;

-- leads that are hidden
SELECT t.id FROM team t LEFT JOIN staff s ON t.lead = s.id WHERE s.id IS NULL;

-- aggregates of both
SELECT s.region, count(*), sum(d.amount) FROM staff s JOIN deal d ON d.staff_id = s.id GROUP BY s.region;

-- an order of both
SELECT s.id, d.id AS d FROM staff s JOIN deal d ON d.region = s.region ORDER BY d.amount DESC, s.salary, s.id, d.id FETCH FIRST 7 ROWS ONLY;

-- a product
SELECT count(*), sum(d.amount) FROM staff s CROSS JOIN deal d;

-- a condition over both that fails
SELECT s.id FROM staff s JOIN deal d ON d.staff_id = s.id WHERE 1 / (s.salary - d.id) >= 0;

-- stages that are hidden
SELECT stage, count(*), max(amount) FROM deal GROUP BY stage;

-- days of hidden deals
SELECT min(day), max(day), count(DISTINCT client) FROM deal;

-- what the restriction takes away (powerless)
SELECT count(*) FROM deal WHERE stage = 'secret' OR stage IS NULL;

-- clients that are guessed
SELECT id FROM deal WHERE client LIKE 'Guess%';
