import type { UnitLimits } from '@nhip-xa/contract';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('units')
@Check('units_level', `level IN ('nation', 'province', 'commune', 'village')`)
@Check('units_path', `path[cardinality(path)] = code`)
export class UnitRow {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  level!: string;

  @ForeignKey(() => UnitRow, { name: 'units_parent' })
  @Index('units_by_parent')
  @Column({ type: 'text', nullable: true })
  parent!: string | null;

  @Index('units_by_path', { type: 'gin' })
  @Column({ type: 'text', array: true })
  path!: string[];

  @Column({ type: 'text', name: 'name_vi' })
  nameVi!: string;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column({ type: 'text', nullable: true })
  kind!: string | null;

  @Column({ type: 'float8', nullable: true })
  lat!: number | null;

  @Column({ type: 'float8', nullable: true })
  lon!: number | null;

  @Column({ type: 'int', nullable: true })
  population!: number | null;

  @Column({ type: 'boolean', default: false })
  simulated!: boolean;

  @Column({ type: 'date', name: 'valid_from', nullable: true })
  validFrom!: string | null;

  @Column({ type: 'date', name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column({ type: 'text', name: 'replaced_by', nullable: true })
  replacedBy!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  limits!: UnitLimits | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
