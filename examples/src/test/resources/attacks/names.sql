-- ## case

-- in capitals
SELECT ID, EMAIL FROM STAFF WHERE SALARY > 0;

-- in quotes
SELECT "id", "email" FROM "staff";

-- in capitals and quotes [TAURO-3001] (powerless)
SELECT * FROM "STAFF";

-- a denied one in capitals [TAURO-3001]
SELECT * FROM VAULT;

-- a denied one in quotes and capitals [TAURO-3001] (powerless)
SELECT * FROM "VAULT";

-- a restricted column in capitals [TAURO-2003]
SELECT CARD FROM staff;

-- a restricted column in quotes [TAURO-2003]
SELECT "card" FROM "staff";

-- ## quotes

-- a quote in a name [TAURO-3001] (powerless)
SELECT * FROM "va""ult";

-- a name with a comment in it [TAURO-3001]
SELECT * FROM vault/* */;

-- a comment that ends the policy
SELECT id FROM staff WHERE dept = 'x' OR 1 = 1 -- AND dept = 'Sales';

-- a string that ends the policy
SELECT id FROM staff WHERE region = ''') OR (''1'' = ''1' OR note = '%';

-- a star in quotes [TAURO-2003] (powerless)
SELECT "*" FROM staff;

-- ## qualified names

-- a schema of the source [TAURO-3001] (powerless)
SELECT * FROM public.staff;

-- a connection [TAURO-3001] (powerless)
SELECT * FROM pg.staff;

-- a connection and a schema [TAURO-3001] (powerless)
SELECT * FROM pg.public.vault;

-- memory [TAURO-3001] (powerless)
SELECT * FROM memory.staff;

-- a schema and a column [TAURO-2002] (powerless)
SELECT public.staff.card FROM staff;

-- a denied table and its column [TAURO-3001]
SELECT vault.secret FROM vault;

-- ## look-alikes

-- a letter of another alphabet [TAURO-3001] (powerless)
SELECT * FROM "vаult";

-- a wide letter in quotes [TAURO-3001] (powerless)
SELECT * FROM "ｖault";

-- a letter without a width [TAURO-3001] (powerless)
SELECT * FROM "va​ult";

-- an escape in a name [TAURO-3001]
SELECT * FROM U&"\0076ault";

-- a dotless letter [TAURO-2003] (powerless)
SELECT "ıd" FROM staff;

-- a long s that folds to s
SELECT count(*) FROM staff WHERE upper('ſales') = upper(dept) OR lower(dept) = 'sales';

-- ## aliases of policy columns

-- an alias of the name of the policy's column
SELECT 'Sales' AS dept, id FROM staff;

-- an alias that a condition reads
SELECT id FROM (SELECT id, 'Sales' AS dept, salary FROM staff) t WHERE dept = 'Sales' AND 10 / (salary - 100) > 0;

-- the policy's column of another table
SELECT s.id FROM staff s, (SELECT 'Sales' AS dept) t WHERE t.dept = 'Sales';

-- an alias of a masked column's name
SELECT id, note AS email FROM staff WHERE note LIKE 'guess%';

-- an alias of a restricted column's name
SELECT note AS card FROM staff;

-- ## files

-- a path [TAURO-3001] (powerless)
SELECT * FROM "csv/staff.csv";

-- an absolute path [TAURO-3001] (powerless)
SELECT * FROM "/etc/passwd";

-- a folder above [TAURO-3001] (powerless)
SELECT * FROM "../parquet/staff";

-- a path in a function [TAURO-2004] (powerless)
SELECT pg_read_file('/etc/passwd');

-- a path as a text [TAURO-2001] (powerless)
SELECT * FROM 'csv/staff.csv';
