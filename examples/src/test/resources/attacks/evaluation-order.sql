-- ## division

-- a quotient fails on a hidden row alone
SELECT id FROM staff WHERE 10 / (salary - 100) > 0;

-- a quotient is ordered before the policy by its cost
SELECT id FROM staff WHERE salary > 0 AND 10 / (salary - 100) >= 0;

-- a remainder fails on a hidden row alone
SELECT id FROM staff WHERE MOD(7, salary) = 0;

-- a quotient in the select list
SELECT id, 10 / (salary - 100) AS q FROM staff;

-- a quotient in an order
SELECT id FROM staff ORDER BY 10 / (salary - 100), id;

-- a quotient in an aggregate
SELECT sum(10 / (salary - 100)) FROM staff;

-- a quotient in the condition of an aggregate
SELECT count(*) FILTER (WHERE 10 / (salary - 100) > 0) FROM staff;

-- a quotient in a join
SELECT s.id FROM staff s JOIN dict d ON d.num = 1000 / (s.salary - 100);

-- a quotient below a group
SELECT 10 / (salary - 100) AS q, count(*) FROM staff GROUP BY 10 / (salary - 100);

-- a quotient beside a condition that no row meets
SELECT id FROM staff WHERE id = 1 AND 10 / (salary - 100) > 0;

-- a quotient in a window
SELECT id, sum(10 / (salary - 100)) OVER (ORDER BY id) FROM staff;

-- ## overflow

-- a sum that overflows for a hidden row
SELECT id FROM staff WHERE salary + 9223372036854770000 > 0;

-- a product that overflows for a hidden row
SELECT id FROM staff WHERE salary * 1000000 > 0;

-- an absolute value that there is not
SELECT id FROM staff WHERE abs(salary) > 0;

-- a negative that there is not
SELECT id, -salary FROM staff;

-- a power that is too large
SELECT id FROM staff WHERE power(salary, 20) > 1;

-- ## cast

-- a cast prints the value that it fails on [TAURO-2013]
SELECT id FROM staff WHERE CAST(note AS BIGINT) > 0;

-- a cast prints a value of the select list [TAURO-2013]
SELECT CAST(note AS BIGINT) FROM staff;

-- a cast of seen numbers fails on a hidden one
SELECT id FROM staff WHERE id < 112 AND MOD(id, 2) = 1 AND CAST(note AS BIGINT) >= 0;

-- a cast to a smaller integer overflows
SELECT id FROM staff WHERE CAST(salary AS SMALLINT) > 0;

-- a cast of a department to a date prints it [TAURO-2013]
SELECT id FROM staff WHERE CAST(dept AS DATE) > DATE '2000-01-01';

-- a cast to boolean prints it [TAURO-2013]
SELECT id FROM staff WHERE CAST(region AS BOOLEAN);

-- a decimal that does not fit
SELECT id FROM staff WHERE CAST(rating AS DECIMAL(4, 2)) > 0;

-- a cast of a masked text prints the masked one [TAURO-2013]
SELECT CAST(email AS BIGINT) FROM staff;

-- a text of hidden numbers is read again
SELECT count(*) FROM staff WHERE CAST(CAST(salary AS VARCHAR) AS INTEGER) > 0;

-- ## case and like oracle

-- an error only where a note begins like this
SELECT id FROM staff WHERE CASE WHEN note LIKE 'guess%' THEN 1 / 0 ELSE 1 END = 1;

-- an error only where a department is hidden
SELECT id FROM staff WHERE CASE WHEN dept <> 'Sales' THEN 1 / (salary - salary) ELSE 1 END = 1;

-- a pattern that ends in its escape, made of a note
SELECT id FROM staff WHERE 'x' LIKE CASE WHEN dept = 'Sales' THEN 'x' ELSE coalesce(note, 'x') || '!' END ESCAPE '!';

-- a pattern that is a hidden value
SELECT id FROM staff WHERE 'anything' LIKE note;

-- a regular expression that is a hidden value
SELECT count(*) FROM staff WHERE 'anything' ~ note;

-- coalesce that fails on the null of a hidden row
SELECT id FROM staff WHERE coalesce(dept, CAST(1 / (id - id) AS VARCHAR)) = 'Sales';

-- nullif as a switch
SELECT id FROM staff WHERE 1 / nullif(salary, 100) >= 0 OR 1 / (salary - 100) > 5;

-- ## functions that fail

-- a logarithm of nothing
SELECT id FROM staff WHERE ln(salary) > 0;

-- a root of a negative
SELECT id FROM staff WHERE sqrt(salary) > 0;

-- a substring of negative length
SELECT id FROM staff WHERE substring(dept FROM 1 FOR char_length(dept) - 4) <> '';

-- a repetition that takes too much memory
SELECT id FROM staff WHERE char_length(repeat('x', CAST(least(coalesce(salary, 0), 100000000) AS INTEGER))) > 0;

-- a factorial of a large number
SELECT id FROM staff WHERE factorial(least(coalesce(salary, 0) / 1000, 40)) > 0;

-- text that is no json [TAURO-2013]
SELECT id FROM staff WHERE json_parse(note) IS NOT NULL;

-- a date out of range
SELECT id FROM staff WHERE joined + INTERVAL '1' YEAR > TIMESTAMP '2000-01-01 00:00:00';

-- an element at place zero
SELECT id FROM staff WHERE element_at(ARRAY[1, 2], CAST(MOD(salary, 100) AS INTEGER) + CASE WHEN dept = 'Sales' THEN 1 ELSE 0 END) > 0;

-- a path of json that is a hidden value [TAURO-2014]
SELECT id FROM staff WHERE json_value('{"a":1}', note) IS NOT NULL;

-- ## volatile functions

-- a random number beside a hidden one
SELECT count(*) FROM staff WHERE random() >= 0 AND 10 / (salary - 100) >= 0;

-- sleeping on a hidden row [TAURO-2004] (powerless)
SELECT id FROM staff WHERE pg_sleep(salary) IS NULL;

-- sleeping as another database does [TAURO-2004] (powerless)
SELECT id FROM staff WHERE sleep(salary) = 0;

-- the time of day beside a hidden row
SELECT count(*) FROM staff WHERE current_timestamp > joined AND 10 / (salary - 100) >= 0;

-- a benchmark as another database has it [TAURO-2004] (powerless)
SELECT benchmark(1000, salary) FROM staff;

-- ## functions of users

-- a function that is not there tells its arguments to nobody [TAURO-2004] (powerless)
SELECT spy(salary) FROM staff;

-- a function of a schema of the source [TAURO-2004] (powerless)
SELECT public.spy(salary) FROM staff;

-- a cursor that the source opens [TAURO-2004] (powerless)
SELECT query_to_xml('select * from staff', true, true, '') FROM dict;

-- a function in a join [TAURO-2004] (powerless)
SELECT s.id FROM staff s JOIN dict d ON spy(s.salary) = d.num;

-- ## predicates through joins

-- a condition on the other side of an equal key [TAURO-2011]
SELECT s.id FROM staff s JOIN dict d ON s.salary = d.num WHERE 10 / (s.salary - 100) >= 0;

-- a key of a hidden row is looked for
SELECT d.num FROM dict d JOIN staff s ON s.salary = d.num;

-- a constant that goes through a key
SELECT count(*) FROM staff s JOIN dict d ON s.salary = d.num WHERE d.num = 100;

-- two keys of hidden rows
SELECT s.id, t.id FROM staff s JOIN staff t ON s.boss = t.id WHERE 10 / (t.salary - 100) >= 0;

-- a range that is joined
SELECT d.num, count(*) FROM dict d JOIN staff s ON s.salary < d.num GROUP BY d.num;

-- ## order of conjuncts

-- cheap after dear
SELECT id FROM staff WHERE CAST(salary AS VARCHAR) LIKE '%00' AND 1 / (salary - 100) >= 0 AND dept = 'Sales';

-- under a disjunction
SELECT id FROM staff WHERE dept = 'HR' OR 10 / (salary - 100) > 0;

-- under a negation
SELECT id FROM staff WHERE NOT (dept = 'Sales' AND 10 / (salary - 100) > 0);

-- both beside a constant
SELECT id FROM staff WHERE TRUE AND 10 / (salary - 100) > 0 AND 1 = 1;

-- the policy in the words of the attacker
SELECT id FROM staff WHERE dept <> 'Sales' AND 10 / (salary - 100) > 0;

-- ## semi-join keys

-- a set of keys of hidden rows
SELECT num FROM dict WHERE num IN (SELECT salary FROM staff);

-- what is not in a set with hidden nulls
SELECT num FROM dict WHERE num NOT IN (SELECT salary FROM staff WHERE salary IS NOT NULL);

-- keys of hidden rows sent to another table
SELECT d.id FROM deal d WHERE d.staff_id IN (SELECT id FROM staff WHERE salary < 1000);

-- keys that exist for hidden rows
SELECT num FROM dict d WHERE EXISTS (SELECT 1 FROM staff s WHERE s.salary = d.num);

-- keys that exist for no hidden row
SELECT num FROM dict d WHERE NOT EXISTS (SELECT 1 FROM staff s WHERE s.salary = d.num);

-- keys below all hidden ones
SELECT num FROM dict WHERE num < ALL (SELECT salary FROM staff WHERE salary IS NOT NULL);

-- ## limits before the filter

-- the first row of all
SELECT id FROM staff ORDER BY id FETCH FIRST 1 ROW ONLY;

-- the first row by what is hidden
SELECT id FROM staff ORDER BY salary DESC FETCH FIRST 3 ROWS ONLY;

-- rows after those that are hidden
SELECT id FROM staff ORDER BY id OFFSET 5 ROWS;

-- a limit without an order
SELECT count(*) FROM (SELECT id FROM staff FETCH FIRST 20 ROWS ONLY) t;

-- a limit of a limit
SELECT max(id) FROM (SELECT id FROM (SELECT id FROM staff ORDER BY id FETCH FIRST 20 ROWS ONLY) t ORDER BY id DESC FETCH FIRST 10 ROWS ONLY) u;

-- a limit on each of two sides
(SELECT id FROM staff ORDER BY id FETCH FIRST 2 ROWS ONLY) UNION ALL (SELECT id FROM staff ORDER BY id DESC FETCH FIRST 2 ROWS ONLY) ORDER BY 1;

-- ## aggregates before the filter

-- how many
SELECT count(*) FROM staff;

-- sums
SELECT sum(rating), avg(rating) FROM staff;

-- the least and the greatest
SELECT min(salary), max(salary), min(id), max(id), min(joined), max(joined) FROM staff;

-- each group
SELECT dept, count(*), max(salary) FROM staff GROUP BY dept;

-- groups of a hidden column with totals
SELECT dept, region, count(*) FROM staff GROUP BY ROLLUP (dept, region);

-- whether there is any
SELECT bool_or(active), bool_and(active) FROM staff;

-- the median
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY salary) FROM staff;

-- an approximate count
SELECT approx_count_distinct(salary) FROM staff;

-- ## sample before the filter

-- half of the rows by the same seed
SELECT count(*) FROM staff TABLESAMPLE BERNOULLI (100) REPEATABLE (7);

-- blocks of rows
SELECT count(*) FROM staff TABLESAMPLE SYSTEM (100) REPEATABLE (7);

-- no row, counted before
SELECT count(*) FROM staff TABLESAMPLE BERNOULLI (100) WHERE salary > 0;

-- ## count of nothing

-- no column is read
SELECT count(*) FROM staff WHERE TRUE;

-- a constant for each row
SELECT 1 FROM staff;

-- whether there are rows
SELECT EXISTS (SELECT 1 FROM staff WHERE dept IS NULL) FROM dict FETCH FIRST 1 ROW ONLY;

-- a product with nothing
SELECT count(*) FROM staff, team;

-- rows counted by a column that is never null
SELECT count(id) FROM staff;

-- ## sub-selects that a source flattens

-- a fence of a sub-select
SELECT id FROM (SELECT id, salary FROM staff WHERE dept = 'Sales') t WHERE 10 / (salary - 100) > 0;

-- a fence of an offset
SELECT id FROM (SELECT id, salary FROM staff OFFSET 0 ROWS) t WHERE 10 / (salary - 100) > 0;

-- a sub-select in the select list
SELECT num, (SELECT max(salary) FROM staff s WHERE s.salary <= d.num) AS m FROM dict d;

-- one row that is many [TAURO-2015]
SELECT num, (SELECT salary FROM staff) FROM dict d;

-- one row that becomes many by hidden ones
SELECT (SELECT count(*) FROM staff t WHERE t.salary = s.salary) FROM staff s;

-- a sub-select of a sub-select
SELECT t.id FROM (SELECT u.id, u.q FROM (SELECT id, 10 / (salary - 100) AS q FROM staff) u) t WHERE q >= 0;
