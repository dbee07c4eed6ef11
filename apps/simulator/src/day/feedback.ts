import { isoDay, type DueIn } from '@nhip-xa/domain';
import { chanceOf } from '../chance/chance';
import type { Commune } from '../province/communes';
import { FEEDBACK } from '../province/services';
import { villageCode } from '../province/sources';
import { spotOf } from '../province/spot';
import type { CaseSay, Life, Planned } from './messages';
import { reportVoice } from './quality';
import { afterOfficeHours, arrivals, RHYTHMS } from './rhythm';

interface Subject {
  category: string;
  weight: number;
  severity: 'low' | 'normal' | 'high' | 'urgent';
  /** [domain 4.7] periods differ by province, channel and severity; these are invented ones. */
  dueIn: DueIn;
  /** Office hours it usually takes, least and most. */
  takes: readonly [number, number];
}

const SUBJECTS: readonly Subject[] = [
  {
    category: 'Rác thải, vệ sinh môi trường',
    weight: 9,
    severity: 'normal',
    dueIn: { workingDays: 5 },
    takes: [4, 26],
  },
  {
    category: 'Đèn chiếu sáng hỏng',
    weight: 6,
    severity: 'low',
    dueIn: { workingDays: 10 },
    takes: [8, 50],
  },
  {
    category: 'Đường hư hỏng, ổ gà',
    weight: 6,
    severity: 'normal',
    dueIn: { workingDays: 15 },
    takes: [12, 80],
  },
  {
    category: 'Lấn chiếm vỉa hè, lòng đường',
    weight: 5,
    severity: 'normal',
    dueIn: { workingDays: 5 },
    takes: [3, 20],
  },
  {
    category: 'Tiếng ồn',
    weight: 4,
    severity: 'low',
    dueIn: { workingDays: 5 },
    takes: [2, 16],
  },
  {
    category: 'Sạt lở, cây đổ',
    weight: 2,
    severity: 'urgent',
    dueIn: { workingHours: 8 },
    takes: [0.5, 2.6],
  },
  {
    category: 'Thái độ phục vụ, thủ tục',
    weight: 2,
    severity: 'high',
    dueIn: { workingDays: 15 },
    takes: [10, 60],
  },
];

const REFUSED_SHARE = 0.06;

/** Every citizens' report of a local day, with its whole life. */
export function feedbackOf(seed: number, commune: Commune, day: number): Life[] {
  const chance = chanceOf(seed, commune.code, 'feedback', day);
  return arrivals(chance, day, commune.feedbackPerDay, RHYTHMS.reports).map((openedMs, index) => {
    const number = String(index + 1).padStart(3, '0');
    const id = `PA-${commune.code}-${isoDay(day).replaceAll('-', '').slice(2)}-${number}`;
    return lifeOf(seed, commune, id, openedMs);
  });
}

function lifeOf(seed: number, commune: Commune, id: string, openedMs: number): Life {
  const chance = chanceOf(seed, 'report', id);
  const subject = SUBJECTS[chance.weighted(SUBJECTS.map((each) => each.weight))] as Subject;
  const say = (atMs: number, state: string, more: Partial<CaseSay> = {}): Planned => ({
    source: `${commune.code}.${FEEDBACK}`,
    commune: commune.code,
    atMs,
    channel: 'case',
    say: { kind: 'feedback', id, state, ...more },
  });
  const voice = reportVoice(seed, id, commune);
  const opened = say(openedMs, 'new', {
    openedAtMs: openedMs,
    dueIn: subject.dueIn,
    severity: subject.severity,
    category: subject.category,
    village: villageCode(commune, chance.whole(1, commune.villages)),
    location: spotOf(commune, chanceOf(seed, 'spot', id)),
    attributes: voice.opened,
  });
  const acceptedMs = afterOfficeHours(openedMs, chance.between(0.1, 0.5));
  if (chance.hit(REFUSED_SHARE)) return [opened, say(acceptedMs, 'refused')];
  const begunMs = afterOfficeHours(acceptedMs, chance.between(0.1, 0.5));
  const doneMs = afterOfficeHours(begunMs, chance.between(...subject.takes));
  return [
    opened,
    say(acceptedMs, 'accepted'),
    say(begunMs, 'processing'),
    say(doneMs, 'resolved', { attributes: voice.resolved }),
  ];
}
