//! A standing: the stages of a ledger, what each carries, the steps between them.

use proc_macro2::{Span, TokenStream as Tokens};
use quote::{format_ident, quote};
use syn::{
    Attribute, Data, DeriveInput, Error, Fields, Ident, LitStr, Path, Result, Token, Variant,
    parse::ParseStream, spanned::Spanned as _,
};

use crate::{
    fields::Columns,
    words::{snake, words},
};

/// What is written down of one variant.
struct Stage {
    /// `Stage { … }`
    spec: Tokens,
    /// `"stage" => { … }`
    read: Tokens,
    /// `Ident::Variant { .. } => "stage"`
    show: Tokens,
    consts: Vec<(Ident, Tokens)>,
}

/// `#[step("验收", from = Underway, by = Head, name = "accept", fills = Acceptance)]`, and
/// `unless = "objection.notice: received, checked"` for what stands in its way.
struct Reached {
    verb: LitStr,
    from: Ident,
    by: Ident,
    name: Option<LitStr>,
    fills: Option<Path>,
    unless: Option<LitStr>,
}

pub(crate) fn derive(input: &DeriveInput) -> Result<Tokens> {
    let Data::Enum(data) = &input.data else { return Err(Error::new(input.span(), "a standing is an enum")) };
    let ident = &input.ident;
    let known = |wanted: &Ident| data.variants.iter().any(|it| it.ident == *wanted);
    let (mut stages, mut steps) = (Vec::new(), Vec::new());
    for variant in &data.variants {
        stages.push(stage(ident, variant)?);
        for it in reached(&variant.attrs)? {
            if !known(&it.from) {
                return Err(Error::new(it.from.span(), format!("`{}` is not a stage of `{ident}`", it.from)));
            }
            steps.push(step(&it, &snake(&variant.ident)));
        }
    }
    let mut consts: Vec<(Ident, Tokens)> = Vec::new();
    for (name, tokens) in stages.iter().flat_map(|it| it.consts.iter().cloned()) {
        if !consts.iter().any(|seen| seen.0 == name) {
            consts.push((name, tokens));
        }
    }
    let consts = consts.into_iter().map(|it| it.1);
    let (specs, reads, shows) = (
        stages.iter().map(|it| &it.spec),
        stages.iter().map(|it| &it.read),
        stages.iter().map(|it| &it.show),
    );
    Ok(quote! {
        #[allow(dead_code)]
        impl #ident { #(#consts)* }

        impl ::ledger::spec::Standing for #ident {
            const STAGES: &'static [::ledger::spec::Stage] = &[#(#specs),*];
            const STEPS: &'static [::ledger::spec::Step] = &[#(#steps),*];

            fn read(draft: &::ledger::draft::Draft, problems: &mut ::ledger::draft::Problems) -> Option<Self> {
                match draft.get("stage") {
                    #(#reads)*
                    other => {
                        problems.add("stage", format!("没有“{other}”这个阶段"));
                        None
                    }
                }
            }

            fn stage(&self) -> &'static str {
                match self { #(#shows),* }
            }
        }
    })
}

fn stage(ident: &Ident, variant: &Variant) -> Result<Stage> {
    let (it, name) = (&variant.ident, snake(&variant.ident));
    let (label, _) = words(&variant.attrs, variant.span())?;
    let (mut groups, mut consts) = (Vec::new(), Vec::new());
    let body = match &variant.fields {
        Fields::Unit => quote!(Some(#ident::#it)),
        Fields::Named(named) => {
            let Columns { specs, reads, consts: found, names } = Columns::of(named)?;
            groups.push(quote!(::ledger::spec::Group { fields: &[#(#specs),*], optional: false }));
            consts.extend(names.iter().cloned().zip(found));
            quote!(#(#reads)* Some(#ident::#it { #(#names: #names?),* }))
        }
        Fields::Unnamed(parts) => {
            let types: Vec<_> = parts.unnamed.iter().map(|it| &it.ty).collect();
            let names: Vec<_> = (0..types.len()).map(|n| format_ident!("part_{n}")).collect();
            for ty in &types {
                let (fields, optional) = (
                    quote!(<#ty as ::ledger::spec::Part>::FIELDS),
                    quote!(<#ty as ::ledger::spec::Part>::OPTIONAL),
                );
                groups.push(quote!(::ledger::spec::Group { fields: #fields, optional: #optional }));
            }
            quote! {
                #(let #names = <#types as ::ledger::spec::Part>::read(draft, problems);)*
                Some(#ident::#it(#(#names?),*))
            }
        }
    };
    Ok(Stage {
        spec: quote!(::ledger::spec::Stage { name: #name, label: #label, parts: &[#(#groups),*] }),
        read: quote!(#name => { #body }),
        show: quote!(#ident::#it { .. } => #name),
        consts,
    })
}

fn step(it: &Reached, to: &str) -> Tokens {
    let (verb, from, role) = (&it.verb, snake(&it.from), &it.by);
    let name = it.name.as_ref().map_or_else(|| to.to_owned(), LitStr::value);
    let fills =
        it.fills.as_ref().map_or(quote!(None), |it| quote!(Some(<#it as ::ledger::spec::Part>::FIELDS)));
    let unless = match it.unless.as_ref().map(unless) {
        None => quote!(None),
        Some(Ok(it)) => quote!(Some(#it)),
        Some(Err(error)) => error.to_compile_error(),
    };
    quote! {
        ::ledger::spec::Step {
            name: #name, verb: #verb, from: #from, to: #to, role: ::ledger::spec::Role::#role, fills: #fills,
            unless: #unless,
        }
    }
}

/// `ledger.field: stage, stage`. That they exist is a law of the ledgers.
fn unless(said: &LitStr) -> Result<Tokens> {
    let text = said.value();
    let shape = || Error::new(said.span(), "write `unless = \"ledger.field: stage, stage\"`");
    let (column, stages) = text.split_once(':').ok_or_else(shape)?;
    let (ledger, field) = column.trim().split_once('.').ok_or_else(shape)?;
    let stages = stages.split(',').map(str::trim);
    Ok(quote!(::ledger::spec::Unless { ledger: #ledger, field: #field, stages: &[#(#stages),*] }))
}

fn reached(attrs: &[Attribute]) -> Result<Vec<Reached>> {
    let mut res = Vec::new();
    for attr in attrs.iter().filter(|it| it.path().is_ident("step")) {
        res.extend(attr.parse_args_with(read_step)?);
    }
    Ok(res)
}

/// One attribute may name several stages it leads from: `from = Called | Pooled`.
fn read_step(input: ParseStream<'_>) -> Result<Vec<Reached>> {
    let verb: LitStr = input.parse()?;
    let (mut from, mut by, mut name, mut fills, mut unless) =
        (Vec::new(), Ident::new("Clerk", Span::call_site()), None, None, None);
    while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
        let key: Ident = input.parse()?;
        input.parse::<Token![=]>()?;
        match key.to_string().as_str() {
            "from" => {
                from.extend(syn::punctuated::Punctuated::<Ident, Token![|]>::parse_separated_nonempty(
                    input,
                )?);
            }
            "by" => by = input.parse()?,
            "name" => name = Some(input.parse()?),
            "fills" => fills = Some(input.parse()?),
            "unless" => unless = Some(input.parse()?),
            _ => return Err(Error::new(key.span(), "a step says `from`, `by`, `name`, `fills` or `unless`")),
        }
    }
    if from.is_empty() {
        return Err(input.error("say which stage the step leads from: `from = …`"));
    }
    let each = |from| Reached {
        verb: verb.clone(),
        from,
        by: by.clone(),
        name: name.clone(),
        fills: fills.clone(),
        unless: unless.clone(),
    };
    Ok(from.into_iter().map(each).collect())
}
