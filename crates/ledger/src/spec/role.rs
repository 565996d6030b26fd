//! What a person is in the bureau, and what each may do.

/// What a person is in the bureau.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// 科员
    Clerk,
    /// 股室负责人
    Head,
    /// 局领导
    Leader,
    /// 审计监督：只看不改
    Auditor,
    /// 系统管理员：管账号，不办业务
    Admin,
}

impl Role {
    pub const ALL: &'static [Role] = &[Role::Clerk, Role::Head, Role::Leader, Role::Auditor, Role::Admin];

    /// The word stored and used on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Role::Clerk => "clerk",
            Role::Head => "head",
            Role::Leader => "leader",
            Role::Auditor => "auditor",
            Role::Admin => "admin",
        }
    }

    /// What people call it.
    pub fn words(self) -> &'static str {
        match self {
            Role::Clerk => "科员",
            Role::Head => "股室负责人",
            Role::Leader => "局领导",
            Role::Auditor => "审计监督",
            Role::Admin => "系统管理员",
        }
    }

    pub fn named(name: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|it| it.name() == name || it.words() == name)
    }

    /// Whether this person may do what the step asks `needed` for. The three
    /// working roles are a ladder; auditors and administrators stand beside it.
    pub fn may(self, needed: Role) -> bool {
        let rung = |it: Role| match it {
            Role::Clerk => Some(0),
            Role::Head => Some(1),
            Role::Leader => Some(2),
            Role::Auditor | Role::Admin => None,
        };
        matches!((rung(self), rung(needed)), (Some(mine), Some(wanted)) if wanted <= mine)
    }
}
