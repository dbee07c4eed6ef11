import { OneStop, RECORD, portal, us } from '../../test/one-stop';

describe('papers that are asked for', () => {
  const asked = { HoSoBoSungId: '1', NgayBoSung: portal('4 09:00'), TrangThaiBoSung: '1' };
  const moved = { ...asked, NgayHenTraTruoc: portal('6 17:00'), NgayHenTraMoi: portal('9 17:00') };
  const there = { ...moved, NgayTiepNhanBoSung: portal('5 09:00') };

  it('move the due date once when the record is heard for the first time', () => {
    const office = new OneStop();
    const { facts } = office.sync({ ...RECORD, DanhSachHoSoBoSung: [moved] }, '6 09:00');
    expect(facts).toHaveLength(1);
    expect(office.dossier()).toMatchObject({ supplements: 1, effectiveDueAt: us('9 17:00') });
  });

  it.each([
    ['the pause and its end are told', [there]],
    ['only its beginning', [moved]],
  ])('move the due date once when more of the dossier was known: %s', (_, DanhSachHoSoBoSung) => {
    const office = new OneStop();
    office.sync(RECORD, '2 09:00');
    office.step('5', '4 09:00');
    office.sync({ ...RECORD, DanhSachHoSoBoSung }, '5 10:00');
    expect(office.dossier()).toMatchObject({ supplements: 1, effectiveDueAt: us('9 17:00') });
  });

  it('move the due date once when the first that is heard is the waiting', () => {
    const office = new OneStop();
    office.sync({ ...RECORD, TrangThaiHoSo: '5', DanhSachHoSoBoSung: [moved] }, '4 10:00');
    expect(office.dossier().pauses).toEqual([{ from: us('4 09:00'), to: null, why: 'supplement' }]);
    office.sync({ ...RECORD, DanhSachHoSoBoSung: [there] }, '5 10:00');
    expect(office.dossier()).toMatchObject({ supplements: 1, effectiveDueAt: us('9 17:00') });
  });

  it('move the due date once when a step was heard before the dossier', () => {
    const office = new OneStop();
    office.step('5', '4 09:00');
    office.sync({ ...RECORD, DanhSachHoSoBoSung: [moved] }, '5 10:00');
    office.step('4', '5 10:30');
    expect(office.dossier().effectiveDueAt).toBe(us('9 17:00'));
  });

  it('move the due date by their length where no new one is told', () => {
    const office = new OneStop();
    const pause = { ...asked, NgayTiepNhanBoSung: portal('5 09:00') };
    office.sync({ ...RECORD, DanhSachHoSoBoSung: [pause] }, '5 10:00');
    // from the 4th 09:00 to the 5th 09:00: a day more than the 6th
    expect(office.dossier()).toMatchObject({ supplements: 1, effectiveDueAt: us('7 17:00') });
  });

  it('that were asked for twice move it twice, whichever date the record still has', () => {
    const again = {
      ...{ NgayBoSung: portal('7 09:00') },
      ...{ NgayHenTraTruoc: portal('9 17:00'), NgayHenTraMoi: portal('12 17:00') },
    };
    for (const NgayHenTra of ['6 17:00', '9 17:00', '12 17:00']) {
      const office = new OneStop();
      const DanhSachHoSoBoSung = [again, there];
      office.sync({ ...RECORD, NgayHenTra: portal(NgayHenTra), DanhSachHoSoBoSung }, '8 09:00');
      expect(office.dossier()).toMatchObject({ supplements: 2, effectiveDueAt: us('12 17:00') });
    }
  });

  it.each(['6 17:00', '9 17:00'])(
    'move it once without a word of what it was: due the %s',
    (due) => {
      const office = new OneStop();
      const DanhSachHoSoBoSung = [{ ...there, NgayHenTraTruoc: '' }];
      office.sync({ ...RECORD, NgayHenTra: portal(due), DanhSachHoSoBoSung }, '5 10:00');
      expect(office.dossier()).toMatchObject({ supplements: 1, effectiveDueAt: us('9 17:00') });
    },
  );

  it('stay moved once when the dossier goes on', () => {
    const office = new OneStop();
    office.sync({ ...RECORD, DanhSachHoSoBoSung: [moved] }, '6 09:00');
    office.step('6', '6 10:00');
    office.step('4', '6 11:00');
    office.sync(
      {
        ...RECORD,
        TrangThaiHoSo: '9',
        NgayKetThucXuLy: portal('6 12:00'),
        DanhSachHoSoBoSung: [moved],
      },
      '6 13:00',
    );
    // the 9th, and the hour in which a payment was waited for
    expect(office.dossier()).toMatchObject({ supplements: 1, effectiveDueAt: us('9 18:00') });
  });

  it('are a repeat when they are told again', () => {
    const office = new OneStop();
    office.sync(RECORD, '2 09:00');
    office.sync({ ...RECORD, DanhSachHoSoBoSung: [there] }, '5 10:00');
    const { repeats } = office;
    const { facts } = office.sync({ ...RECORD, DanhSachHoSoBoSung: [there] }, '6 10:00');
    expect(office.repeats).toBe(repeats + facts.length);
  });
});
