-- The kernel's own tables. One text for both databases; {text} is text that
-- sorts by code point. Times are microseconds since 1970.

create table account (
    login {text} primary key,
    name {text} not null,
    role {text} not null,
    region {text} not null,
    password {text} not null,
    active bigint not null,
    failures bigint not null,
    locked_until bigint not null,
    created bigint not null
);

create table session (
    token {text} primary key,
    login {text} not null,
    csrf {text} not null,
    seen bigint not null,
    expires bigint not null
);

create index session_login on session (login);

create table api_token (
    token {text} primary key,
    login {text} not null,
    label {text} not null,
    created bigint not null,
    revoked bigint
);

-- Who came in, who was refused, who took data out.
create table audit (
    id bigint primary key,
    at bigint not null,
    login {text} not null,
    deed {text} not null,
    subject {text} not null
);

create index audit_at on audit (at);

-- Names by which records are found and shown: the title and the aliases.
create table name (
    ledger {text} not null,
    id bigint not null,
    region {text} not null,
    name {text} not null,
    initials {text} not null,
    main bigint not null,
    removed bigint not null
);

create index name_id on name (id, main);

create index name_name on name (ledger, name);

-- Forms somebody is in the middle of.
create table kept (
    login {text} not null,
    place {text} not null,
    body {text} not null,
    at bigint not null,
    primary key (login, place)
);

-- Lists somebody wants to see again.
create table saved_view (
    id bigint primary key,
    login {text} not null,
    ledger {text} not null,
    name {text} not null,
    query {text} not null,
    shared bigint not null,
    region {text} not null
);

create table batch (
    id bigint primary key,
    ledger {text} not null,
    login {text} not null,
    at bigint not null,
    file {text} not null,
    records bigint not null,
    undone bigint,
    region {text} not null
);

create table file (
    hash {text} primary key,
    size bigint not null,
    kind {text} not null,
    login {text} not null,
    at bigint not null
);

create table setting (
    name {text} primary key,
    value {text} not null
);
