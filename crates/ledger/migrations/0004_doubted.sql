-- Which columns of which ledgers have ever held something in doubt, 未报 or known
-- only to its month or half-year. What asks none of them need not look for doubts.
create table doubted (
    ledger {text} not null,
    field {text} not null,
    primary key (ledger, field)
);
