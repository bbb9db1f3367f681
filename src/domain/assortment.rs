//! The assortment meter: which share of the goods on the shelf may show stars today, and whose province they are from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::catalogue::Place;
use super::province::province_now;
use super::recognition::Stars;

/// What a target counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetScope {
    /// Only goods of the point's own province (Quảng Ninh demands 70 %).
    #[default]
    OwnProvince,
    /// Goods with stars from anywhere.
    AnyProvince,
}

/// The share a province or the point itself demands, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssortmentTarget {
    /// In per cent; 0 takes the target away.
    pub percent: u8,
    /// What it counts.
    #[serde(default)]
    pub scope: TargetScope,
    /// The first day.
    pub from: NaiveDate,
    /// The paper that demands it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
}

/// A pack that lies in the shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnShelf {
    /// Its stars, when they may be shown.
    pub stars: Option<Stars>,
    /// Where its producer works.
    pub place: Option<Place>,
}

/// The packs of the shop, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Assortment {
    /// All packs that lie in the shop.
    pub skus: u32,
    /// Those with stars, of the point's own province.
    pub own: u32,
    /// Those with stars, of other provinces.
    pub other: u32,
    /// Those with stars whose province nobody recorded.
    pub unplaced: u32,
    /// Those without stars.
    pub plain: u32,
    /// Those with stars, by three, four and five.
    pub by_stars: [u32; 3],
    /// Whether the point has said which province it lies in.
    pub knows_province: bool,
    /// The target of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<AssortmentTarget>,
}

/// A whole in tenths of a per cent.
const WHOLE: u32 = 1_000;

/// The parts of an assortment in tenths of a per cent: together a whole, however they are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// With stars, of the point's own province.
    pub own: u32,
    /// With stars, of other provinces.
    pub other: u32,
    /// With stars, of a province nobody recorded.
    pub unplaced: u32,
    /// Without stars.
    pub plain: u32,
    /// With three, four and five stars.
    pub by_stars: [u32; 3],
}

impl Shares {
    /// Returns the share that shows stars.
    pub const fn starred(&self) -> u32 {
        self.own.saturating_add(self.other).saturating_add(self.unplaced)
    }
}

impl Assortment {
    /// Counts packs for a point that lies here.
    pub fn count(packs: &[OnShelf], here: Option<&Place>, target: Option<AssortmentTarget>) -> Self {
        let here = here.and_then(province_now);
        let target = target.filter(|t| t.percent > 0);
        let mut sum = Self { knows_province: here.is_some(), target, ..Self::default() };
        for pack in packs {
            sum.skus = sum.skus.saturating_add(1);
            let Some(stars) = pack.stars else {
                sum.plain = sum.plain.saturating_add(1);
                continue;
            };
            let [three, four, five] = &mut sum.by_stars;
            let tally = match stars.get() {
                3 => three,
                4 => four,
                _ => five,
            };
            *tally = tally.saturating_add(1);
            let from = match (pack.place.as_ref().and_then(province_now), here) {
                (Some(from), Some(here)) if from == here => &mut sum.own,
                (Some(_), Some(_)) => &mut sum.other,
                (None, _) | (_, None) => &mut sum.unplaced,
            };
            *from = from.saturating_add(1);
        }
        sum
    }
    /// Returns how many packs show stars.
    pub const fn starred(&self) -> u32 {
        self.skus.saturating_sub(self.plain)
    }
    /// Returns how many packs the target counts; those with stars when there is none.
    pub fn counted(&self) -> u32 {
        match self.target.as_ref().map(|t| t.scope) {
            Some(TargetScope::OwnProvince) => self.own,
            Some(TargetScope::AnyProvince) | None => self.starred(),
        }
    }
    /// Returns a part of all packs in tenths of a per cent, rounded down: a share never looks reached before it is.
    pub fn permille(&self, part: u32) -> u32 {
        part.saturating_mul(WHOLE).checked_div(self.skus).unwrap_or(0)
    }
    /// Returns the parts as shares that come to a whole; what the target counts is rounded down as a sum.
    pub fn shares(&self) -> Shares {
        let counted = self.permille(self.counted());
        let rest = if self.skus == 0 { 0 } else { WHOLE.saturating_sub(counted) };
        let (own, [other, unplaced, plain]) = match self.target.as_ref().map(|t| t.scope) {
            Some(TargetScope::OwnProvince) => (counted, self.apportion(rest, [self.other, self.unplaced, self.plain])),
            Some(TargetScope::AnyProvince) | None => {
                let [own, other, unplaced] = self.apportion(counted, [self.own, self.other, self.unplaced]);
                (own, [other, unplaced, rest])
            }
        };
        let by_stars = self.apportion(own.saturating_add(other).saturating_add(unplaced), self.by_stars);
        Shares { own, other, unplaced, plain, by_stars }
    }
    /// Rounds parts down and gives the tenths that are left of their sum to the largest remainders.
    fn apportion<const N: usize>(&self, sum: u32, parts: [u32; N]) -> [u32; N] {
        let mut shares = parts.map(|part| self.permille(part));
        let left = sum.saturating_sub(shares.iter().sum());
        let remainder = |part: u32| part.saturating_mul(WHOLE).checked_rem(self.skus).unwrap_or(0);
        let mut by_remainder: Vec<(u32, &mut u32)> =
            parts.iter().map(|part| remainder(*part)).zip(shares.iter_mut()).collect();
        by_remainder.sort_by_key(|(remainder, _)| std::cmp::Reverse(*remainder));
        for ((_, share), _) in by_remainder.into_iter().zip(0..left) {
            *share = share.saturating_add(1);
        }
        shares
    }
    /// Returns how many packs are missing to the target.
    pub fn missing(&self) -> u32 {
        let percent = self.target.as_ref().map_or(0, |t| u32::from(t.percent));
        let needed = percent.saturating_mul(self.skus).div_ceil(100);
        needed.saturating_sub(self.counted())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::PlaceSystem;
    use proptest::prelude::*;

    fn place(code: &str, system: PlaceSystem) -> Place {
        Place { commune: String::new(), province: String::new(), code: Some(code.into()), system: Some(system) }
    }

    fn pack(stars: u8, code: &str, system: PlaceSystem) -> OnShelf {
        OnShelf { stars: Stars::new(stars).ok(), place: Some(place(code, system)) }
    }

    fn target(percent: u8, scope: TargetScope) -> Option<AssortmentTarget> {
        Some(AssortmentTarget { percent, scope, from: "2026-01-01".parse().unwrap(), basis: String::new() })
    }

    #[test]
    fn a_province_is_its_own_under_both_lists() {
        let packs = [
            pack(3, "44", PlaceSystem::Old63),
            pack(4, "45", PlaceSystem::Old63),
            pack(5, "44", PlaceSystem::New34),
            pack(4, "83", PlaceSystem::Old63),
            pack(0, "44", PlaceSystem::New34),
        ];
        let here = place("44", PlaceSystem::New34);
        let sum = Assortment::count(&packs, Some(&here), target(70, TargetScope::OwnProvince));
        assert_eq!((sum.skus, sum.own, sum.other, sum.plain, sum.by_stars), (5, 3, 1, 1, [1, 2, 1]));
        assert_eq!((sum.permille(sum.counted()), sum.missing()), (600, 1), "70 % of five is four");
    }

    #[test]
    fn a_point_without_a_province_calls_nothing_its_own() {
        let packs = [pack(3, "83", PlaceSystem::Old63)];
        let sum = Assortment::count(&packs, None, None);
        assert_eq!((sum.own, sum.unplaced, sum.starred(), sum.knows_province), (0, 1, 1, false));
        assert_eq!(Assortment::count(&[], None, target(70, TargetScope::AnyProvince)).missing(), 0);
    }

    #[test]
    fn shares_come_to_a_whole_and_none_looks_reached_before_it_is() {
        let thirds = Assortment { skus: 30, own: 10, other: 10, plain: 10, by_stars: [20, 0, 0], ..Default::default() };
        let shown = |a: &Assortment| {
            let s = a.shares();
            [s.own, s.other, s.unplaced, s.plain]
        };
        assert_eq!(shown(&thirds), [333, 333, 0, 334]);
        let own = Assortment { target: target(34, TargetScope::OwnProvince), ..thirds };
        assert_eq!(shown(&own), [333, 334, 0, 333], "what the target counts is rounded down");
        assert_eq!(shown(&Assortment::default()), [0; 4]);
    }

    proptest! {
        #[test]
        fn the_parts_add_up_and_the_target_is_reached_exactly(
            rows in prop::collection::vec((0u8..6, prop::sample::select(vec!["44", "45", "83", "01"])), 0..60),
            percent in 0u8..=100,
        ) {
            let packs: Vec<_> = rows.iter().map(|(stars, code)| pack(*stars, code, PlaceSystem::Old63)).collect();
            let here = place("44", PlaceSystem::New34);
            let sum = Assortment::count(&packs, Some(&here), target(percent, TargetScope::OwnProvince));
            let own = rows.iter().filter(|(s, c)| *s >= 3 && ["44", "45"].contains(c)).count();
            prop_assert_eq!(usize::try_from(sum.own).unwrap(), own);
            prop_assert_eq!(sum.own + sum.other + sum.unplaced + sum.plain, sum.skus);
            prop_assert_eq!(sum.by_stars.iter().sum::<u32>(), sum.starred());
            let shares = sum.shares();
            prop_assert_eq!(shares.starred() + shares.plain, if sum.skus == 0 { 0 } else { 1_000 });
            prop_assert_eq!(shares.by_stars.iter().sum::<u32>(), shares.starred());
            prop_assert!(shares.own - sum.permille(sum.own) <= u32::from(percent == 0));
            let reaches = |own: usize| own * 100 >= rows.len() * usize::from(percent);
            let missing = usize::try_from(sum.missing()).unwrap();
            prop_assert!(reaches(own + missing) && (missing == 0 || !reaches(own + missing - 1)));
        }
    }
}
