-- What is to be done by which day, worked out of every record in force whenever
-- it is written, and anew each day.
create table duty (
    ledger {text} not null,
    id bigint not null,
    region {text} not null,
    day {text} not null,
    what {text} not null,
    ground {text} not null,
    officer {text} not null
);

create index duty_day on duty (day, region);

create index duty_id on duty (id);
