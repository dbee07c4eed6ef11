import {
  caseKind,
  foldCase,
  type CaseFields,
  type CaseStatement,
  type CaseView,
} from '@nhip-xa/domain';
import type { PreviewAnswer } from '@nhip-xa/contract';
import { passingMemory, personalData, previewMapped } from '../src/index';

/** Microseconds of a local moment of November 2026: `us('20 08:30')`. */
export const us = (dayAndTime: string): number => {
  const [day, time = '00:00'] = dayAndTime.split(' ') as [string, string?];
  return Date.parse(`2026-11-${day.padStart(2, '0')}T${time}:00+07:00`) * 1_000;
};

/** The same as the portal writes it: `20261120083000`. */
export const portal = (dayAndTime: string): string => {
  const [day = '', time = '00:00'] = dayAndTime.split(' ');
  return `202611${day.padStart(2, '0')}${time.replace(':', '')}00`;
};

/** Received on Monday the 2nd, due on Friday the 6th. */
export const RECORD = {
  ...{ MaTTHC: '1.000894', TenTTHC: 'Đăng ký kết hôn', TenLinhVuc: 'Hộ tịch', HinhThuc: '0' },
  ...{ NgayTiepNhan: portal('2 08:15'), NgayHenTra: portal('6 17:00'), TrangThaiHoSo: '4' },
  ...{ NgayTra: '', NgayKetThucXuLy: '', DanhSachLePhi: [], DanhSachHoSoBoSung: [] },
};

/** A one-stop system that tells the portal of its dossiers, and what becomes of them here. */
export class OneStop {
  private readonly memory = passingMemory();
  /** As they are stored: each once. */
  private readonly statements = new Map<string, CaseStatement>();
  repeats = 0;

  constructor(private readonly words: Record<string, string> = {}) {}

  /** @param receivedAt local moment of November 2026 */
  send(service: string, data: unknown, receivedAt: string): PreviewAnswer {
    const payload = { session: 's', madonvi: 'H37.15', service, data };
    const { words } = this;
    const request = { codec: 'dvcqg', topic: 'mot-cua', payload, commune: '06190', words } as const;
    const answer = previewMapped(request, us(receivedAt) / 1_000, personalData(), this.memory);
    for (const fact of answer.facts) if (fact.kind === 'case') this.keep(fact);
    return answer;
  }

  sync(record: object, receivedAt: string): PreviewAnswer {
    return this.send('DongBoHoSoMC', [{ MaHoSo: 'HS-1', ...record }], receivedAt);
  }

  step(state: string, at: string, receivedAt = at): PreviewAnswer {
    const step = {
      MaHoSo: 'HS-1',
      NguoiXuLy: 'Trần Thị B',
      ThoiDiemXuLy: portal(at),
      TrangThai: state,
    };
    return this.send('CapNhatTienDoHoSoMC', [step], receivedAt);
  }

  /** [contract 2, repeats] a case's state is known by its ts and state. */
  private keep({ ts, state, ...fields }: { ts: string; state: string | null }): void {
    const key = `${ts} ${state}`;
    if (this.statements.has(key)) this.repeats += 1;
    else {
      const kept = inMicroseconds(fields) as CaseFields;
      this.statements.set(key, {
        ts: Date.parse(ts) * 1_000,
        state,
        fields: kept,
        byPerson: false,
      });
    }
  }

  dossier(): CaseView {
    const kind = caseKind('dossier');
    if (!kind) throw new Error('no dossiers');
    const sorted = [...this.statements.values()].sort((a, b) => a.ts - b.ts);
    return foldCase(kind, sorted, { exceptions: new Map() });
  }
}

/** Moments of a preview as cases are folded with them. */
function inMicroseconds(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value))
    return Date.parse(value) * 1_000;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inMicroseconds);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inMicroseconds(one)]));
}
