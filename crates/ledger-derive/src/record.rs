//! A ledger: the struct of its records, with or without a standing.

use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Error, LitStr, Result, spanned::Spanned as _};

use crate::{
    fields::Columns,
    words::{snake, words},
};

pub(crate) fn derive(input: &DeriveInput) -> Result<Tokens> {
    let Data::Struct(data) = &input.data else {
        return Err(Error::new(input.span(), "a ledger is a struct"));
    };
    let ident = &input.ident;
    let slug = slug(&input.attrs)?.unwrap_or_else(|| snake(ident));
    let (title, hint) = words(&input.attrs, ident.span())?;
    let (mut columns, mut standing) = (Columns::default(), None);
    for field in &data.fields {
        if field.ident.as_ref().is_some_and(|it| it == "standing") {
            standing = Some(&field.ty);
        } else {
            columns.push(field)?;
        }
    }
    let Columns { specs, reads, consts, names } = columns;
    let (stages, steps, read_standing, field) = match standing {
        Some(ty) => (
            quote!(<#ty as ::ledger::spec::Standing>::STAGES),
            quote!(<#ty as ::ledger::spec::Standing>::STEPS),
            quote!(let standing = <#ty as ::ledger::spec::Standing>::read(draft, problems);),
            quote!(standing: standing?,),
        ),
        None => (quote!(::ledger::spec::KEPT), quote!(&[]), quote!(), quote!()),
    };
    Ok(quote! {
        #[allow(dead_code)]
        impl #ident {
            #(#consts)*

            fn read_fields(draft: &::ledger::draft::Draft, problems: &mut ::ledger::draft::Problems) -> Option<Self> {
                #(#reads)*
                #read_standing
                Some(#ident { #(#names: #names?,)* #field })
            }
        }

        impl ::ledger::spec::Ledger for #ident {
            const SLUG: &'static str = #slug;
            const SPEC: &'static ::ledger::spec::Spec = {
                static SPEC: ::ledger::spec::Spec = ::ledger::spec::Spec {
                    slug: #slug,
                    title: #title,
                    hint: #hint,
                    fields: &[#(#specs),*],
                    stages: #stages,
                    steps: #steps,
                    audit: |draft| match <#ident as ::ledger::spec::Ledger>::read(draft) {
                        Ok(_) => ::ledger::draft::Problems::default(),
                        Err(problems) => problems,
                    },
                    due: |draft, today| match <#ident as ::ledger::spec::Ledger>::read(draft) {
                        Ok(it) => ::ledger::due::sorted(&it, today),
                        Err(_) => Vec::new(),
                    },
                };
                &SPEC
            };

            fn read(draft: &::ledger::draft::Draft) -> Result<Self, ::ledger::draft::Problems> {
                let mut problems = ::ledger::draft::Problems::default();
                let res = Self::read_fields(draft, &mut problems);
                if let Some(it) = &res {
                    ::ledger::spec::Rules::check(it, &mut problems);
                }
                match res {
                    Some(it) if problems.is_empty() => Ok(it),
                    _ => Err(problems),
                }
            }
        }
    })
}

fn slug(attrs: &[Attribute]) -> Result<Option<String>> {
    let mut res = None;
    for attr in attrs.iter().filter(|it| it.path().is_ident("ledger")) {
        attr.parse_nested_meta(|meta| {
            res = Some(meta.value()?.parse::<LitStr>()?.value());
            Ok(())
        })?;
    }
    Ok(res)
}
