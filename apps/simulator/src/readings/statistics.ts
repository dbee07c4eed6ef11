import { DAY_MS, LOCAL_OFFSET_MS } from '@nhip-xa/domain';
import { chanceOf } from '../chance/chance';
import { FULL_SERVICES } from '../day/procedures';
import { QUIET_COMMUNE, type Commune } from '../province/communes';
import { adultsOf, householdsOf, schoolsOf, staffOf } from '../province/figures';

/** A commune at a moment, and since when it was last asked. */
export interface Moment {
  seed: number;
  commune: Commune;
  fromMs: number;
  atMs: number;
}
type Values = Record<string, number>;

/** From here the shares grow. */
const EPOCH_MS = Date.UTC(2026, 6, 1);
const GROWTH_PER_DAY = 0.0001;
const SHARE_MOST = 0.996;
const SHARE_LEAST = 0.05;

/** A share that lies so far above or below that of dossiers handed in online, and slowly grows. */
function shareOf({ commune, atMs }: Moment, above: number): number {
  const grown = ((atMs - EPOCH_MS) / DAY_MS) * GROWTH_PER_DAY;
  return Math.min(SHARE_MOST, Math.max(SHARE_LEAST, commune.onlineShare + above + grown));
}

const part = (moment: Moment, whole: number, above: number): number =>
  Math.round(whole * shareOf(moment, above));

/** What falls into the time since it was last asked, of so many a day. */
function flow({ seed, commune, fromMs, atMs }: Moment, name: string, perDay: number): number {
  const chance = chanceOf(seed, commune.code, name, Math.floor(atMs / 1_000));
  return chance.count((perDay * (atMs - fromMs)) / DAY_MS);
}

const BILLS_PER_HOUSEHOLD_AND_DAY = 2 / 30;
const MERCHANT_PER_PEOPLE = 1 / 60;
const INSURED_SHARE = 0.32;
const MOBILE_MONEY_SHARE = 0.13;
const PUPIL_SHARE = 0.19;
const HOUSES_PER_HOUSEHOLD = 1.05;
const RECORDS_PER_PERSON = 1.3;
const VISITORS_PER_THOUSAND = 9;

/** What the commune's statistics count of its people and houses. */
export function societyFigures(moment: Moment): Values {
  const { commune } = moment;
  const { population } = commune;
  const adults = adultsOf(commune);
  const households = householdsOf(commune);
  const merchants = Math.round(population * MERCHANT_PER_PEOPLE);
  const addresses = Math.round(households * HOUSES_PER_HOUSEHOLD);
  const insured = Math.round(population * INSURED_SHARE);
  const records = Math.round(population * RECORDS_PER_PERSON);
  const bills = flow(moment, 'bills', households * BILLS_PER_HOUSEHOLD_AND_DAY);
  return {
    ...{ adults, adults_eid2: part(moment, adults, 0.11) },
    ...{ smartphone_adults: part(moment, adults, 0.05), bank_adults: part(moment, adults, 0.08) },
    adults_trained: part(moment, adults, -0.16),
    mobile_money_accounts: Math.round(adults * MOBILE_MONEY_SHARE),
    ...{ insured, vssid_users: part(moment, insured, -0.02) },
    ...{ households, households_fibre: part(moment, households, -0.01) },
    households_reached: part(moment, households, 0.12),
    ...{ merchants, merchants_cashless: part(moment, merchants, 0.02) },
    ...{ addresses, addresses_assigned: part(moment, addresses, 0.15) },
    ...{ records_total: records, records_digitised: part(moment, records, 0.13) },
    ...{ bills, bills_epaid: part(moment, bills, 0.02) },
    procedures_full_service: FULL_SERVICES,
    ...schoolFigures(commune),
    visitors: flow(moment, 'visitors', (population / 1_000) * VISITORS_PER_THOUSAND),
    overnight_stays: flow(moment, 'stays', population / 1_000),
  };
}

/** In the wards the schools are full. */
function schoolFigures({ population, kind, ...commune }: Commune): Values {
  const children = Math.round(population * PUPIL_SHARE);
  const places = Math.round(children * (kind === 'phường' ? 1.004 : 1.05));
  const schools = schoolsOf({ ...commune, kind, population });
  return { schools, school_places: places, children_of_school_age: children };
}

const SYSTEMS_ASSIGNED = 12;
const SECTOR_SYSTEMS = 3;
const FILES_PER_STAFF = 40;
const CERTIFIED_SHARE = 0.6;
const SPARE_COMPUTERS = 6;
const ASSETS_PER_STAFF = 3;
const PAST_LIFE_SHARE = 0.08;
/** Certificates are renewed in good time, each year anew. */
const RENEWED_EVERY_DAYS = 320;
const VALID_DAYS = 365;
/** The commune that lags: a mailbox, a certificate, a computer are missing there. */
const LAGS_BELOW_SHARE = 0.77;

/** What the staff directory, the asset register and the systems themselves count. */
export function staffFigures(moment: Moment): Values {
  const { seed, commune, atMs } = moment;
  const staff = staffOf(commune);
  const certificates = Math.round(staff * CERTIFIED_SHARE);
  const files = staff * FILES_PER_STAFF;
  const endpoints = staff + SPARE_COMPUTERS;
  const assets = staff * ASSETS_PER_STAFF;
  const missing = commune.onlineShare < LAGS_BELOW_SHARE ? 1 : 0;
  const day = Math.floor((atMs + LOCAL_OFFSET_MS) / DAY_MS);
  const away =
    commune.code === QUIET_COMMUNE ? 0 : chanceOf(seed, commune.code, 'mail', day).whole(0, 1);
  const age = (day + Number(commune.code)) % RENEWED_EVERY_DAYS;
  return {
    ...{ staff_total: staff, staff_mail_active: staff - away - missing },
    mailboxes: staff - missing,
    ...{ certificates_needed: certificates, certificates_valid: certificates - missing },
    certificate_days_left: VALID_DAYS - age,
    ...{ systems_assigned: SYSTEMS_ASSIGNED, systems_used: SYSTEMS_ASSIGNED - missing },
    ...{ sector_systems_assigned: SECTOR_SYSTEMS, sector_systems_used: SECTOR_SYSTEMS },
    ...{ files_total: files, files_digitised: part(moment, files, 0.14) },
    ...{ endpoints, endpoints_protected: endpoints - missing },
    ...{ assets, assets_past_life: Math.round(assets * PAST_LIFE_SHARE) },
  };
}

const LISTINGS_PER_PRODUCT = 14;
const FARM_HA_PER_THOUSAND = 2.4;
const DISEASE_PER_THOUSAND_AND_DAY = 0.02;
const FOLLOWERS_ABOVE = -0.32;

export const shopFigures = ({ commune }: Moment): Values => ({
  listings: commune.products.length * LISTINGS_PER_PRODUCT + (commune.ordersPerDay % 10),
});

export const followerFigures = (moment: Moment): Values => ({
  followers: part(moment, adultsOf(moment.commune), FOLLOWERS_ABOVE),
});

/** A number alone: who is ill is nobody's business here. */
export const healthFigures = (moment: Moment): Values => ({
  disease_cases_new: flow(
    moment,
    'disease',
    (moment.commune.population / 1_000) * DISEASE_PER_THOUSAND_AND_DAY,
  ),
});

export const farmFigures = ({ commune }: Moment): Values => ({
  smart_farm_area: Math.round((commune.population / 1_000) * FARM_HA_PER_THOUSAND),
});
