use super::money;
