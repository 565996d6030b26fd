//! What is drawn on a page: characters with their places, and straight rulings.
//! The only file of this crate with floats, because PDF has no other numbers;
//! everything leaves it in whole hundredths of a point.

#![expect(
    clippy::disallowed_types,
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    reason = "PDF places are floats; nothing is counted with them"
)]

use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt as _,
    font::Glyph,
    hayro_cmap::BfString,
    hayro_syntax::{Pdf, page::Page},
    interpret_page,
};
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Vec2};
use unicode_normalization::UnicodeNormalization as _;

/// A page as it is seen.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) glyphs: Vec<Drawn>,
    pub(super) rulings: Vec<Ruling>,
    /// Glyphs that do not say which character they are.
    pub(super) unknown: usize,
    pub(super) pictures: bool,
}

/// A character, in hundredths of a point from the upper left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Drawn {
    pub(super) what: char,
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) base: i32,
    pub(super) size: i32,
}

/// A straight line along or across the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ruling {
    pub(super) across: bool,
    /// Its distance from the top, or from the left.
    pub(super) at: i32,
    pub(super) from: i32,
    pub(super) to: i32,
}

/// Rulings of one page; drawings have more, tables do not.
const MOST_RULINGS: usize = 4000;
/// A filled shape thinner than this is a ruling, in points.
const THIN: f64 = 3.0;
/// Shorter strokes are parts of drawings, in points.
const SHORT: f64 = 4.0;

pub(super) fn see<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>) -> Seen {
    // With the fonts that come with it: one that is not embedded is otherwise not read at all.
    let settings = InterpreterSettings::default();
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let place = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(place, bounds, cache, pdf.xref(), settings);
    let mut res = Seen::default();
    interpret_page(page, &mut context, &mut res);
    res
}

impl Seen {
    fn put(&mut self, it: Drawn) {
        if it.what.is_control() || crate::MOST_CHARACTERS < self.glyphs.len() {
            return;
        }
        // Bold is often the same glyph once more, at the same place or a hair beside.
        let near = it.size / 8;
        let twice = self.glyphs.iter().rev().take(40).any(|other| {
            other.what == it.what
                && (other.left - it.left).abs() <= near
                && (other.base - it.base).abs() <= near
        });
        if !twice {
            self.glyphs.push(it);
        }
    }

    fn rule(&mut self, from: Point, to: Point) {
        let (wide, high) = ((from.x - to.x).abs(), (from.y - to.y).abs());
        if MOST_RULINGS <= self.rulings.len() || wide.max(high) < SHORT || THIN < wide.min(high) {
            return;
        }
        let across = high < wide;
        let (one, other) = if across { (from.x, to.x) } else { (from.y, to.y) };
        let at = if across { (from.y + to.y) / 2.0 } else { (from.x + to.x) / 2.0 };
        let (one, other) = (hundredths(one), hundredths(other));
        self.rulings.push(Ruling { across, at: hundredths(at), from: one.min(other), to: one.max(other) });
    }

    /// A filled shape is a ruling if it is thin.
    fn fill(&mut self, bounds: Rect) {
        let middle = bounds.center();
        if bounds.height() <= THIN {
            self.rule(Point::new(bounds.x0, middle.y), Point::new(bounds.x1, middle.y));
        } else if bounds.width() <= THIN {
            self.rule(Point::new(middle.x, bounds.y0), Point::new(middle.x, bounds.y1));
        }
    }
}

/// Programs that draw PDF mistake characters for the radicals and the compatibility
/// forms that look the same: 工 comes out as U+2F2F, 长 as U+2ED3.
fn plain(it: char) -> char {
    match it {
        '\u{2E80}'..='\u{2EFF}' => RADICALS.iter().find(|pair| pair.0 == it).map_or(it, |pair| pair.1),
        '\u{2F00}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' => it.nfkc().next().unwrap_or(it),
        it => it,
    }
}

/// Simplified radicals that Unicode itself does not trace back.
const RADICALS: [(char, char); 36] = [
    ('⺁', '厂'),
    ('⺇', '几'),
    ('⺋', '㔾'),
    ('⺎', '兀'),
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺩', '王'),
    ('⺬', '示'),
    ('⺮', '竹'),
    ('⺼', '月'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻑', '長'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
];

fn hundredths(points: f64) -> i32 {
    (points * 100.0).round() as i32
}

/// The points of each part of a path; none for a part with curves.
fn outlines(path: &BezPath, place: Affine) -> Vec<Vec<Point>> {
    let (mut res, mut straight): (Vec<Vec<Point>>, bool) = (Vec::new(), true);
    for it in path.elements().iter().take(MOST_RULINGS) {
        match it {
            PathEl::MoveTo(point) => {
                if !straight {
                    res.pop();
                }
                straight = true;
                res.push(vec![place * *point]);
            }
            PathEl::LineTo(point) => {
                if let Some(part) = res.last_mut() {
                    part.push(place * *point);
                }
            }
            PathEl::ClosePath => {
                if let Some(part) = res.last_mut()
                    && let Some(first) = part.first().copied()
                {
                    part.push(first);
                }
            }
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => straight = false,
        }
    }
    if !straight {
        res.pop();
    }
    res
}

impl<'a> Device<'a> for Seen {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        place: Affine,
        own: Affine,
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let whole = place * own;
        let at = whole * Point::ZERO;
        let scaled = |it: Vec2| (whole * it.to_point() - at).hypot();
        let size = scaled(Vec2::new(0.0, 1000.0));
        let advance = match glyph {
            Glyph::Outline(it) => it.advance_width().map_or(size, |it| scaled(Vec2::new(f64::from(it), 0.0))),
            Glyph::Type3(_) => size / 2.0,
        };
        let (left, base, size) = (hundredths(at.x), hundredths(at.y), hundredths(size));
        let right = left.saturating_add(hundredths(advance));
        let told: Vec<char> = match glyph.as_unicode() {
            Some(BfString::Char(it)) => vec![it],
            Some(BfString::String(it)) => it.chars().collect(),
            None => Vec::new(),
        };
        if told.iter().all(|it| *it == '\0' || *it == '\u{FFFD}') {
            self.unknown += 1;
            self.put(Drawn { what: '\u{FFFD}', left, right, base, size });
            return;
        }
        for what in told {
            self.put(Drawn { what: plain(what), left, right, base, size });
        }
    }

    fn draw_path(&mut self, path: &BezPath, place: Affine, _: &Paint<'a>, mode: &PathDrawMode) {
        if MOST_RULINGS <= self.rulings.len() {
            return;
        }
        for part in outlines(path, place) {
            match mode {
                PathDrawMode::Stroke(_) => part.windows(2).for_each(|it| self.rule(it[0], it[1])),
                PathDrawMode::Fill(_) => {
                    let whole = part.iter().fold(None::<Rect>, |whole, it| {
                        let spot = Rect::from_points(*it, *it);
                        Some(whole.map_or(spot, |whole| whole.union(spot)))
                    });
                    if let Some(bounds) = whole {
                        self.fill(bounds);
                    }
                }
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.pictures = true;
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
