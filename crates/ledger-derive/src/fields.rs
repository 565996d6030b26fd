//! Named fields: their descriptions, how they are read, the constants that name them.

use proc_macro2::TokenStream as Tokens;
use quote::{format_ident, quote};
use syn::{
    Attribute, Data, DeriveInput, Error, Field, Fields, FieldsNamed, Ident, LitStr, Result,
    spanned::Spanned as _,
};

use crate::words::words;

/// What the tables say of one struct's or variant's fields.
#[derive(Default)]
pub(crate) struct Columns {
    /// `Field::new::<T>(…)`
    pub(crate) specs: Vec<Tokens>,
    /// `let name = draft.cell(…);`
    pub(crate) reads: Vec<Tokens>,
    /// `pub const NAME: Column<T> = …;`
    pub(crate) consts: Vec<Tokens>,
    pub(crate) names: Vec<Ident>,
}

impl Columns {
    pub(crate) fn push(&mut self, field: &Field) -> Result<()> {
        let (Some(name), ty) = (field.ident.clone(), &field.ty) else {
            return Err(Error::new(field.span(), "a field of a ledger has a name"));
        };
        let (label, hint) = words(&field.attrs, field.span())?;
        let flags = flags(&field.attrs)?;
        let (text, upper) = (name.to_string(), format_ident!("{}", name.to_string().to_uppercase()));
        self.specs.push(quote!(::ledger::spec::Field::new::<#ty>(#text, #label, #hint) #(.#flags)*));
        self.reads.push(quote!(let #name = draft.cell::<#ty>(#text, #label, problems);));
        self.consts.push(quote! {
            #[doc = #label]
            pub const #upper: ::ledger::selection::Column<#ty> = ::ledger::selection::Column::new(#text);
        });
        self.names.push(name);
        Ok(())
    }

    pub(crate) fn of(named: &FieldsNamed) -> Result<Columns> {
        let mut res = Columns::default();
        for field in &named.named {
            res.push(field)?;
        }
        Ok(res)
    }
}

pub(crate) fn derive_part(input: &DeriveInput) -> Result<Tokens> {
    let ident = &input.ident;
    let Data::Struct(data) = &input.data else {
        return Err(Error::new(input.span(), "a part is a struct"));
    };
    let Fields::Named(named) = &data.fields else {
        return Err(Error::new(input.span(), "a part has named fields"));
    };
    let Columns { specs, reads, consts, names } = Columns::of(named)?;
    Ok(quote! {
        #[allow(dead_code)]
        impl #ident { #(#consts)* }

        impl ::ledger::spec::Part for #ident {
            const FIELDS: &'static [::ledger::spec::Field] = &[#(#specs),*];

            fn read(draft: &::ledger::draft::Draft, problems: &mut ::ledger::draft::Problems) -> Option<Self> {
                #(#reads)*
                Some(#ident { #(#names: #names?),* })
            }
        }
    })
}

/// The builders of `#[field(list, called = "…")]`: `list()`, `called("…")`.
fn flags(attrs: &[Attribute]) -> Result<Vec<Tokens>> {
    let mut res = Vec::new();
    for attr in attrs.iter().filter(|it| it.path().is_ident("field")) {
        attr.parse_nested_meta(|meta| {
            let name = meta.path.get_ident().cloned();
            let said = meta.value().and_then(|it| it.parse::<LitStr>()).ok();
            res.extend(name.map(|it| quote!(#it(#said))));
            Ok(())
        })?;
    }
    Ok(res)
}
