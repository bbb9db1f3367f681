//! Pages and letters into the objects of a file.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::canvas::font_name;
use super::face::{Faces, Used};
use crate::paper::block::Weight;

/// A page with its size in points.
pub(in crate::paper) struct Leaf {
    /// Width and height.
    pub(in crate::paper) size: (f32, f32),
    /// What it draws.
    pub(in crate::paper) content: Vec<u8>,
}

/// How letters are numbered: by the file itself.
const SYSTEM: SystemInfo<'_> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Gives objects their numbers.
struct Numbers(i32);

impl Numbers {
    const fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// Writes a file.
pub(in crate::paper) fn write(leaves: Vec<Leaf>, faces: &Faces, title: &str) -> Vec<u8> {
    let mut numbers = Numbers(0);
    let (catalog, tree, info) = (numbers.next(), numbers.next(), numbers.next());
    let mut pdf = Pdf::new();
    let mut root = pdf.catalog(catalog);
    root.pages(tree).lang(TextStr("vi-VN"));
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    pdf.document_info(info).title(TextStr(title)).creator(TextStr("ocop"));
    let used = faces.all().into_iter().filter(|(_, used)| !used.is_empty());
    let fonts: Vec<(Weight, Ref)> =
        used.map(|(weight, used)| (weight, font(&mut pdf, &mut numbers, weight, used))).collect();
    let ids: Vec<(Ref, Ref)> = leaves.iter().map(|_| (numbers.next(), numbers.next())).collect();
    for (leaf, (page, content)) in leaves.iter().zip(&ids) {
        let mut out = pdf.page(*page);
        out.media_box(Rect::new(0.0, 0.0, leaf.size.0, leaf.size.1)).parent(tree).contents(*content);
        let mut resources = out.resources();
        let mut named = resources.fonts();
        for (weight, id) in &fonts {
            named.pair(font_name(*weight), *id);
        }
        named.finish();
        resources.finish();
        out.finish();
        pdf.stream(*content, &deflated(&leaf.content)).filter(Filter::FlateDecode);
    }
    let count = i32::try_from(ids.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(ids.iter().map(|(page, _)| *page)).count(count);
    pdf.finish()
}

/// Writes a weight's letters, their widths and their meaning.
fn font(pdf: &mut Pdf, numbers: &mut Numbers, weight: Weight, used: &Used) -> Ref {
    let [font, cid, descriptor, file, meaning] = [(); 5].map(|()| numbers.next());
    let name = match weight {
        Weight::Regular => Name(b"OCOPAA+JetBrainsMono-Regular"),
        Weight::Bold => Name(b"OCOPAB+JetBrainsMono-Bold"),
    };
    pdf.type0_font(font)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(meaning);
    pdf.cid_font(cid)
        .subtype(CidFontType::Type2)
        .base_font(name)
        .system_info(SYSTEM)
        .font_descriptor(descriptor)
        .default_width(600.0)
        .cid_to_gid_map_predefined(Name(b"Identity"));
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::FIXED_PITCH | FontFlags::SYMBOLIC)
        .bbox(Rect::new(0.0, -300.0, 600.0, 1_020.0))
        .italic_angle(0.0)
        .ascent(1_020.0)
        .descent(-300.0)
        .cap_height(730.0)
        .stem_v(if weight == Weight::Bold { 120.0 } else { 80.0 })
        .font_file2(file);
    let bytes = used.cut(weight);
    let length = i32::try_from(bytes.len()).unwrap_or(i32::MAX);
    let packed = deflated(&bytes);
    let mut stream = pdf.stream(file, &packed);
    stream.filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
    stream.finish();
    let mut map = UnicodeCmap::<u16>::new(Name(b"OCOP-Meaning"), SYSTEM);
    used.meaning().iter().for_each(|(glyph, letter)| map.pair(*glyph, *letter));
    let map = map.finish();
    pdf.stream(meaning, &deflated(&map)).filter(Filter::FlateDecode);
    font
}

/// Packs bytes; memory takes every one of them.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    let packed = packer.write_all(bytes).and_then(|()| packer.finish());
    debug_assert!(packed.is_ok(), "memory takes every byte");
    packed.unwrap_or_default()
}
