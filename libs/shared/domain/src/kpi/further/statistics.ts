import type { Domain, KpiDefinition } from '@nhip-xa/contract';
import { DAY_SECONDS, further, last, MONTH_SECONDS, percent } from './terms';

type Words = { vi: string; en: string };

/** One counted thing as a share of another, both as some system last counted them. */
interface Statistic {
  code: string;
  label: string;
  domain: Domain;
  name: Words;
  part: { metric: string } & Words;
  whole: { metric: string } & Words;
  /** In percent: what is wanted, and below which it is warning and critical. */
  target: number;
  warning: number;
  critical: number;
  freshFor: number;
}

const counted = (metric: string, vi: string, en: string): Statistic['part'] => ({ metric, vi, en });

const STAFF = counted('staff_total', 'tổng số cán bộ, công chức', 'all staff');
const HOUSEHOLDS = counted('households', 'tổng số hộ', 'all households');
const ADULTS = counted('adults', 'tổng số người trưởng thành', 'all adults');

const STATISTICS: readonly Statistic[] = [
  {
    ...{ code: 'records-digitised', label: 'S18', domain: 'public-services' },
    name: { vi: 'Tỷ lệ dữ liệu nền của xã đã số hoá', en: 'Commune records digitised' },
    part: counted('records_digitised', 'Bản ghi đã số hoá', 'Records digitised'),
    whole: counted('records_total', 'tổng số bản ghi phải có', 'all records in the inventory'),
    ...{ target: 95, warning: 80, critical: 50, freshFor: MONTH_SECONDS },
  },
  {
    ...{ code: 'files-digitised', label: 'S19', domain: 'administration' },
    name: { vi: 'Tỷ lệ hồ sơ công việc đã số hoá', en: 'Work files digitised' },
    part: counted('files_digitised', 'Hồ sơ công việc đã số hoá', 'Work files digitised'),
    whole: counted('files_total', 'tổng số hồ sơ công việc', 'all work files'),
    ...{ target: 100, warning: 90, critical: 60, freshFor: MONTH_SECONDS },
  },
  {
    ...{ code: 'mailboxes-issued', label: 'S24', domain: 'administration' },
    name: { vi: 'Tỷ lệ cán bộ được cấp hòm thư công vụ', en: 'Staff with an official mailbox' },
    part: counted('mailboxes', 'Hòm thư công vụ đã cấp', 'Official mailboxes issued'),
    whole: STAFF,
    ...{ target: 100, warning: 100, critical: 90, freshFor: DAY_SECONDS },
  },
  {
    ...{ code: 'shared-systems-used', label: 'S27', domain: 'administration' },
    name: { vi: 'Hệ thống dùng chung được sử dụng', en: 'Shared systems in use' },
    part: counted('systems_used', 'Hệ thống có người dùng trong tháng', 'Systems used this month'),
    whole: counted('systems_assigned', 'số hệ thống được giao dùng', 'systems assigned'),
    ...{ target: 100, warning: 90, critical: 70, freshFor: DAY_SECONDS },
  },
  {
    ...{ code: 'sector-systems-used', label: 'S28', domain: 'administration' },
    name: { vi: 'Phần mềm nghiệp vụ được sử dụng', en: 'Back-office systems in use' },
    part: counted(
      'sector_systems_used',
      'Phần mềm tài sản, bảo hiểm, kế toán có người dùng trong tháng',
      'Asset, insurance and accounting systems used this month',
    ),
    whole: counted('sector_systems_assigned', 'số phần mềm được trang bị', 'systems provided'),
    ...{ target: 100, warning: 90, critical: 60, freshFor: DAY_SECONDS },
  },
  {
    ...{ code: 'official-followers', label: 'S39', domain: 'citizen-feedback' },
    name: { vi: 'Người theo dõi kênh chính thức của xã', en: 'Followers of the official channels' },
    part: counted('followers', 'Tài khoản theo dõi', 'Accounts that follow'),
    whole: ADULTS,
    ...{ target: 50, warning: 30, critical: 15, freshFor: DAY_SECONDS },
  },
  {
    ...{ code: 'households-reached', label: 'S42', domain: 'citizen-feedback' },
    name: { vi: 'Tỷ lệ hộ được truyền thông tới', en: 'Households reached by announcements' },
    part: counted(
      'households_reached',
      'Hộ nghe được loa hoặc nhận được tin trong 30 ngày',
      'Households in reach of a loudspeaker or a message in 30 days',
    ),
    whole: HOUSEHOLDS,
    ...{ target: 90, warning: 80, critical: 60, freshFor: MONTH_SECONDS },
  },
  {
    ...{ code: 'endpoints-protected', label: 'S54', domain: 'infrastructure' },
    name: { vi: 'Tỷ lệ máy tính có phần mềm bảo vệ', en: 'Computers protected' },
    part: counted('endpoints_protected', 'Máy có phòng chống mã độc', 'Computers protected'),
    whole: counted('endpoints', 'tổng số máy tính', 'all computers'),
    ...{ target: 100, warning: 95, critical: 80, freshFor: DAY_SECONDS },
  },
  {
    ...{ code: 'households-fibre', label: 'S56', domain: 'digital-society' },
    name: { vi: 'Tỷ lệ hộ có Internet cáp quang', en: 'Households with fibre' },
    part: counted('households_fibre', 'Hộ có cáp quang', 'Households with fibre'),
    whole: HOUSEHOLDS,
    ...{ target: 80, warning: 65, critical: 40, freshFor: MONTH_SECONDS },
  },
  {
    ...{ code: 'smartphone-adults', label: 'S57', domain: 'digital-society' },
    name: { vi: 'Người trưởng thành có điện thoại thông minh', en: 'Adults with a smartphone' },
    part: counted(
      'smartphone_adults',
      'Người có điện thoại thông minh',
      'Adults with a smartphone',
    ),
    whole: ADULTS,
    ...{ target: 85, warning: 70, critical: 50, freshFor: MONTH_SECONDS },
  },
  {
    ...{ code: 'adults-trained', label: 'S78', domain: 'digital-society' },
    name: {
      vi: 'Người trưởng thành được đào tạo kỹ năng số',
      en: 'Adults trained in digital skills',
    },
    part: counted('adults_trained', 'Người đã học kỹ năng số cơ bản', 'Adults trained'),
    whole: ADULTS,
    ...{ target: 70, warning: 50, critical: 30, freshFor: MONTH_SECONDS },
  },
  {
    ...{ code: 'bank-adults', label: 'S80', domain: 'digital-society' },
    name: { vi: 'Người trưởng thành có tài khoản ngân hàng', en: 'Adults with a bank account' },
    part: counted('bank_adults', 'Người có tài khoản ngân hàng', 'Adults with a bank account'),
    whole: ADULTS,
    ...{ target: 90, warning: 75, critical: 50, freshFor: MONTH_SECONDS },
  },
  {
    ...{ code: 'vssid-users', label: 'S81', domain: 'digital-society' },
    name: { vi: 'Người tham gia BHXH dùng VssID', en: 'Insured people who use VssID' },
    part: counted('vssid_users', 'Người dùng VssID', 'VssID users'),
    whole: counted('insured', 'tổng số người tham gia bảo hiểm xã hội', 'all insured people'),
    ...{ target: 80, warning: 60, critical: 40, freshFor: MONTH_SECONDS },
  },
];

function definitionOf(statistic: Statistic): KpiDefinition {
  const { code, label, domain, name, part, whole, freshFor, target } = statistic;
  return further({
    ...{ code, label, domain, name, uom: '%', better: 'higher', freshFor },
    ...{ target: target === 100 ? '100' : `≥ ${target}`, targetValue: target },
    ...{ warning: { '<': statistic.warning }, critical: { '<': statistic.critical } },
    ...{ window: 'now', rollUp: 'ratio' },
    measure: percent([last(part.metric)], [last(whole.metric)]),
    words: {
      vi: `${part.vi} trên ${whole.vi}, theo số liệu gần nhất`,
      en: `${part.en} out of ${whole.en}, by the latest figures`,
    },
    formula: `100 * sum over reporting sources of last(reading ${part.metric}) / sum over reporting sources of last(reading ${whole.metric})`,
  });
}

/** Shares that somebody counts now and then and a source, or a person, tells. */
export const STATISTIC_KPIS: readonly KpiDefinition[] = STATISTICS.map(definitionOf);
