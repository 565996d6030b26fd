-- 文稿: papers under way, what was sent, and what was said about them. The kernel
-- keeps their text and knows nothing of what it means.

create table manuscript (
    id bigint primary key,
    kind {text} not null,
    period {text} not null,
    region {text} not null,
    title {text} not null,
    -- The newest edition, and whether it is final. Everything else is in the editions.
    rev bigint not null,
    final bigint not null,
    login {text} not null,
    at bigint not null
);

create index manuscript_region on manuscript (region, id);

create table edition (
    manuscript bigint not null,
    rev bigint not null,
    body {text} not null,
    at bigint not null,
    author {text} not null,
    verb {text} not null,
    why {text} not null,
    primary key (manuscript, rev)
);

-- What a final edition says in figures, so that a later paper can be held against it.
create table frozen (
    manuscript bigint not null,
    rev bigint not null,
    name {text} not null,
    meaning {text} not null,
    period {text} not null,
    region {text} not null,
    label {text} not null,
    unit {text} not null,
    printed {text} not null,
    cut_off {text} not null,
    primary key (manuscript, rev, name, meaning)
);

create index frozen_name on frozen (period, name);

create table sending (
    id bigint primary key,
    manuscript bigint not null,
    rev bigint not null,
    recipient {text} not null,
    channel {text} not null,
    day {text} not null,
    note {text} not null,
    login {text} not null,
    at bigint not null
);

create index sending_manuscript on sending (manuscript);

create table remark (
    id bigint primary key,
    manuscript bigint not null,
    section {text} not null,
    body {text} not null,
    login {text} not null,
    at bigint not null,
    resolver {text},
    resolved bigint
);

create index remark_manuscript on remark (manuscript);
