-- ## plans

-- a plan of a scan
EXPLAIN SELECT id, email FROM staff;

-- a plan of a condition
EXPLAIN SELECT id FROM staff WHERE salary > 100 AND email LIKE '%guess%';

-- a plan that was run
EXPLAIN ANALYZE SELECT id FROM staff WHERE salary > 100;

-- a plan of an aggregate that was run
EXPLAIN ANALYZE SELECT dept, count(*) FROM staff GROUP BY dept;

-- a plan of a join (powerless)
EXPLAIN SELECT * FROM staff s JOIN deal d ON d.staff_id = s.id;

-- a plan of a join that was run
EXPLAIN ANALYZE SELECT count(*) FROM staff s JOIN deal d ON d.staff_id = s.id;

-- a plan of a view with a policy
EXPLAIN SELECT * FROM paid WHERE salary > 1300;

-- a plan of a policy with a sub-query
EXPLAIN SELECT * FROM team;

-- a plan of a denied table [TAURO-3001]
EXPLAIN SELECT * FROM vault;

-- a plan of a restricted column [TAURO-2003]
EXPLAIN SELECT card FROM staff;

-- ## estimates

-- which side is larger
EXPLAIN SELECT * FROM staff s JOIN dict d ON s.salary = d.num;

-- which side is larger, the other way
EXPLAIN SELECT * FROM dict d JOIN staff s ON s.salary = d.num;

-- how many a condition keeps
EXPLAIN SELECT id FROM staff WHERE salary > 9876543200;

-- how many a condition keeps of a masked column
EXPLAIN SELECT id FROM staff WHERE bonus > 9000 OR email = 'guess.boss@acme.io';

-- how many groups there are
EXPLAIN SELECT region, count(*) FROM staff GROUP BY region;

-- three tables are put into an order (powerless)
EXPLAIN SELECT count(*) FROM staff s JOIN deal d ON d.staff_id = s.id JOIN team t ON t.lead = s.id;

-- ## extremes

-- nothing can be above
SELECT id FROM staff WHERE salary > 9223372036854775806;

-- nothing can be below
SELECT id FROM staff WHERE salary < 0 OR joined < TIMESTAMP '1950-01-01 00:00:00';

-- the least is read from a footer
SELECT min(id), max(id) FROM staff;

-- the greatest date is read from a footer
SELECT max(joined), min(rating) FROM staff;

-- the first of an index
SELECT id FROM staff ORDER BY id FETCH FIRST 2 ROWS ONLY;

-- how many nulls
SELECT count(*) - count(note), count(*) - count(region) FROM staff;

-- how many there are, from a footer
SELECT count(*) FROM deal;

-- a plan that knows that there is nothing
EXPLAIN SELECT id FROM staff WHERE id > 100000;

-- ## catalogues

-- tables of the standard (powerless)
SELECT * FROM information_schema.tables WHERE table_schema <> 'information_schema' ORDER BY table_schema, table_name;

-- columns of the standard (powerless)
SELECT * FROM information_schema.columns WHERE table_schema <> 'information_schema' ORDER BY table_schema, table_name, ordinal_position;

-- columns of a denied table (powerless)
SELECT * FROM information_schema.columns WHERE table_name IN ('vault', 'vaulted');

-- a restricted column (powerless)
SELECT * FROM information_schema.columns WHERE column_name = 'card' OR column_name LIKE 'sec%';

-- views of the standard (powerless)
SELECT * FROM information_schema.views ORDER BY table_name;

-- schemas of the standard (powerless)
SELECT * FROM information_schema.schemata ORDER BY schema_name;

-- keys, sequences and constraints (powerless)
SELECT constraint_name FROM information_schema.table_constraints UNION ALL SELECT constraint_name FROM information_schema.key_column_usage UNION ALL SELECT sequence_name FROM information_schema.sequences;

-- a table with the columns that there are (powerless)
SELECT c.column_name, count(s.id) FROM information_schema.columns c LEFT JOIN staff s ON c.ordinal_position = s.id WHERE c.table_name = 'staff' GROUP BY c.column_name ORDER BY 1;

-- a plan over the standard (powerless)
EXPLAIN SELECT table_name FROM information_schema.columns WHERE column_name = 'card';

-- a plan over the standard that was run (powerless)
EXPLAIN ANALYZE SELECT table_name FROM information_schema.columns WHERE column_name = 'card';

-- a table of the standard that is not there [TAURO-3001] (powerless)
SELECT * FROM information_schema.table_privileges;

-- the standard within a schema [TAURO-3001] (powerless)
SELECT * FROM crm.information_schema.tables;

-- SHOW of tables (powerless)
SHOW TABLES;

-- SHOW of tables that are like a denied one (powerless)
SHOW TABLES LIKE 'vault%';

-- SHOW of schemas (powerless)
SHOW SCHEMAS;

-- SHOW of columns (powerless)
SHOW COLUMNS FROM staff;

-- SHOW of a restricted column (powerless)
SHOW COLUMNS FROM staff LIKE 'card';

-- SHOW of a denied table [TAURO-3001]
SHOW COLUMNS FROM vault;

-- a denied table described [TAURO-3001]
DESCRIBE vault;

-- a view of a denied table described [TAURO-3001]
DESCRIBE vaulted;

-- nothing described [TAURO-3001] (powerless)
DESC nothingness;

-- the definition of a table [TAURO-2006] (powerless)
SHOW CREATE TABLE staff;

-- of PostgreSQL [TAURO-3001] (powerless)
SELECT * FROM pg_catalog.pg_stats;

-- of SQLite [TAURO-3001] (powerless)
SELECT * FROM sqlite_master;

-- of Calcite [TAURO-3001] (powerless)
SELECT * FROM metadata.TABLES;

-- the statistics of PostgreSQL [TAURO-3001] (powerless)
SELECT most_common_vals FROM pg_stats WHERE tablename = 'staff';

-- ## suggestions

-- a table that is nearly a denied one [TAURO-3001] (powerless)
SELECT * FROM vaults;

-- a table that is nearly nothing [TAURO-3001] (powerless)
SELECT * FROM nothingness;

-- a denied table [TAURO-3001]
SELECT * FROM vault;

-- a denied table through a view [TAURO-3001]
SELECT * FROM vaulted;

-- a column that is nearly a restricted one [TAURO-2003] (powerless)
SELECT cardd FROM staff;

-- a column of a denied table [TAURO-3001] (powerless)
SELECT secrett FROM vault;

-- an alias that is nearly a denied table [TAURO-2002] (powerless)
SELECT vaul.id FROM staff s;

-- a function that is nearly nothing [TAURO-2004] (powerless)
SELECT vault(1);

-- ## partitions

-- which parts are read
EXPLAIN SELECT id FROM staff WHERE id = 101;

-- which parts are read, run
EXPLAIN ANALYZE SELECT id FROM staff WHERE id < 50;

-- a part that only hidden rows are in
SELECT id FROM staff WHERE id BETWEEN 201 AND 230;

-- a part by a date of hidden rows
SELECT count(*) FROM deal WHERE day < DATE '1950-01-01';
