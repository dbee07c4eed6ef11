import { normaliseKey } from './personal-data';

/**
 * What the messages of one-stop systems say besides who it is about [contract 2, no personal data].
 * Everything else in them is free text or names somebody: systems add fields of their own, so that
 * what may be kept is listed, and not what may not.
 */
const PLAIN = new Set(
  [
    ...['madonvi', 'service', 'isUpdating', 'MaHoSo', 'MaTTHC', 'TenTTHC', 'MaLinhVuc'],
    ...['TenLinhVuc', 'LoaiDoiTuong', 'NgayNopHoSo', 'NgayTiepNhan', 'NgayHenTra', 'NgayTuChoi'],
    ...['TrangThaiHoSo', 'NgayTra', 'HinhThuc', 'KenhThucHien', 'DuocThanhToanTrucTuyen'],
    ...['NgayKetThucXuLy', 'DonViXuLy', 'HoSoCoThanhPhanSoHoa', 'Gia', 'DuocTaiSuDung'],
    ...['HoSoBoSungId', 'NgayBoSung', 'NgayHenTraTruoc', 'NgayHenTraMoi', 'NgayTiepNhanBoSung'],
    ...['TrangThaiBoSung', 'ThoiDiemXuLy', 'TrangThai', 'NgayBatDau', 'NgayKetThucTheoQuyDinh'],
  ].map(normaliseKey),
);

/** An agency, by its code or name: by it a mapping finds the commune, whatever a system calls it. */
const AGENCY =
  /^(ma|ten|id)?(donvi|coquan|xa|phuong|phuongxa|xaphuong|madonvi)(xuly|tiepnhan|quanly)?$/;

export function isPlainOfDossier(key: string): boolean {
  const name = normaliseKey(key);
  return PLAIN.has(name) || AGENCY.test(name);
}

/** Words that stand in messages of dossiers and hardly anywhere else. */
const MARK = /DongBoHoSo|CapNhatTienDoHoSo|MaHoSo|ChuHoSo|NguoiNopHoSo|TrichYeuHoSo/i;

/** Whether it is of dossiers, whoever sent it wherever. */
export const looksLikeDossiers = (payload: Uint8Array): boolean =>
  MARK.test(Buffer.from(payload).toString('latin1').replaceAll('\0', ''));
