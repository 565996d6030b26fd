//! A choice: stored as one word, shown as another.

use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::{Data, DeriveInput, Error, Result, spanned::Spanned as _};

use crate::words::{snake, words};

pub(crate) fn derive(input: &DeriveInput) -> Result<Tokens> {
    let Data::Enum(data) = &input.data else { return Err(Error::new(input.span(), "a choice is an enum")) };
    let ident = &input.ident;
    let (mut all, mut pairs, mut reads, mut shows, mut labels) = (vec![], vec![], vec![], vec![], vec![]);
    for variant in &data.variants {
        let (it, name) = (&variant.ident, snake(&variant.ident));
        let (label, _) = words(&variant.attrs, variant.span())?;
        all.push(quote!(#ident::#it));
        pairs.push(quote!((#name, #label)));
        reads.push(quote!(#name | #label => Ok(#ident::#it)));
        shows.push(quote!(#ident::#it => #name));
        labels.push(label);
    }
    let known = labels.join("、");
    Ok(quote! {
        #[allow(dead_code)]
        impl #ident {
            /// Every one of them, in the order they are offered.
            pub const ALL: &'static [#ident] = &[#(#all),*];

            /// What people call it.
            pub fn words(self) -> &'static str {
                match self { #(#all => #labels),* }
            }
        }

        impl ::ledger::cell::Cell for #ident {
            type Plain = Self;
            const KIND: ::ledger::cell::Kind = ::ledger::cell::Kind::Choice(&[#(#pairs),*]);

            fn parse(text: &str) -> Result<Self, String> {
                match text.trim() {
                    #(#reads,)*
                    other => Err(format!("没有“{other}”这个选项，可选：{}", #known)),
                }
            }

            fn text(&self) -> String {
                match self { #(#shows),* }.to_owned()
            }

            fn value(&self) -> ::ledger::cell::Value {
                ::ledger::cell::Value::Text(Some(::ledger::cell::Cell::text(self)))
            }
        }
    })
}
