-- ## beside a policy

-- a product of the table with itself
SELECT count(*) FROM staff a, staff b, staff c;

-- a long text of hidden rows
SELECT max(char_length(repeat(note, 1000))) FROM staff;

-- a pattern that goes back and forth
SELECT count(*) FROM staff WHERE repeat(coalesce(note, 'a'), 20) ~ '^(a|a|n|o|t|e)*$';

-- a long list
SELECT count(*) FROM staff WHERE salary IN (100, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25);

-- large series for each row
SELECT count(*) FROM staff s, generate_series(1, 1000) g WHERE s.salary + g > 0;
