-- ## session properties

-- a role is set [TAURO-2006] (powerless)
SET ROLE admin;

-- a property is set [TAURO-2006] (powerless)
SET tauro.role = 'admin';

-- a session is another's [TAURO-2006] (powerless)
SET SESSION AUTHORIZATION root;

-- a role is asked for [TAURO-2004] (powerless)
SELECT set_config('role', 'admin', false);

-- a policy is taken away [TAURO-2010] (powerless)
DROP POLICY staff;

-- leave is given [TAURO-2010] (powerless)
GRANT SELECT ON vault TO ana;

-- a table is changed [TAURO-2010] (powerless)
UPDATE staff SET dept = 'Sales';

-- rows are brought in [TAURO-2010] (powerless)
INSERT INTO dict SELECT email, bonus FROM staff;

-- a table is made of another [TAURO-2010] (powerless)
CREATE TABLE copy AS SELECT * FROM staff;

-- a view is made of another [TAURO-2010] (powerless)
CREATE VIEW copy AS SELECT * FROM vault;

-- two statements in one [TAURO-2007] (powerless)
SELECT 1; SELECT * FROM vault;

-- ## placeholders

-- the policy's placeholder in a query [TAURO-2001] (powerless)
SELECT id FROM staff WHERE region = {principal.region};

-- the policy's placeholder as text
SELECT id FROM staff WHERE '{principal}' = 'ana' OR note = '{principal}' OR salary = 100;

-- who asks [TAURO-2003] (powerless)
SELECT user_name FROM staff;

-- a parameter of the policy by its number [TAURO-2009] (powerless)
SELECT id FROM staff WHERE region = ?;

-- ## null semantics

-- what the policy is unknown for
SELECT count(*) FROM staff WHERE dept IS NULL;

-- the opposite of the policy
SELECT count(*) FROM staff WHERE NOT (dept = 'Sales');

-- the policy or its opposite
SELECT count(*) FROM staff WHERE dept = 'Sales' OR NOT (dept = 'Sales') OR dept IS NULL;

-- the restriction is unknown (powerless)
SELECT count(*) FROM deal WHERE (stage <> 'secret') IS NULL;

-- the restriction is not true (powerless)
SELECT id FROM deal WHERE (stage <> 'secret') IS NOT TRUE;

-- a null that equals nothing
SELECT s.id FROM staff s JOIN staff t ON s.dept IS NOT DISTINCT FROM t.dept WHERE s.dept IS NULL;

-- ## collations

-- small letters
SELECT count(*) FROM staff WHERE dept = 'sales' OR dept = 'SALES';

-- without regard to case
SELECT count(*) FROM staff WHERE lower(dept) = 'sales';

-- a space at the end
SELECT count(*) FROM staff WHERE dept = 'Sales ' OR trim(dept) = 'Sales';

-- an accent
SELECT count(*) FROM staff WHERE dept LIKE 'S_les%';

-- an order of letters
SELECT count(*) FROM staff WHERE dept > 'SALES' AND dept < 'sales' OR dept > 'sales';

-- how long it is
SELECT dept, char_length(dept), count(*) FROM staff GROUP BY dept, char_length(dept);

-- ## coercion

-- a text and a number
SELECT id FROM staff WHERE CAST(salary AS VARCHAR) = '100' OR salary = '100';

-- a text and a date
SELECT id FROM staff WHERE joined > '1900-01-01' AND joined < '1950-01-01';

-- a truth value and a text
SELECT count(*) FROM staff WHERE CAST(active AS VARCHAR) = 'false' AND region = 'guess-region';

-- ## recursion of policies

-- the policy's sub-query from outside
SELECT id FROM team WHERE lead IN (SELECT id FROM staff WHERE dept = 'HR');

-- the policy's sub-query in a join
SELECT t.id, s.salary FROM team t JOIN staff s ON t.lead = s.id;

-- the policy's sub-query with an error of the query
SELECT t.id FROM team t, staff s WHERE 10 / (s.salary - 100) > t.id;
