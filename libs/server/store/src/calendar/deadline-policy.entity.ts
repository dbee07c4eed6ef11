import type { PolicyPeriodEntry } from '@nhip-xa/contract';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { UnitRow } from '../config/unit.entity';

const KEY = 'deadline_policies_key';

@Entity('deadline_policies')
@Check('deadline_policies_says', 'intake IS NOT NULL OR resolve IS NOT NULL')
export class DeadlinePolicyRow {
  @ForeignKey(() => UnitRow, { name: 'deadline_policies_unit', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: KEY })
  unit!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: KEY })
  kind!: string;

  /** Empty: any. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: KEY })
  channel!: string;

  /** Empty: any. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: KEY })
  severity!: string;

  @Column({ type: 'jsonb', nullable: true })
  intake!: PolicyPeriodEntry | null;

  @Column({ type: 'jsonb', nullable: true })
  resolve!: PolicyPeriodEntry | null;

  @Column({ type: 'text', name: 'set_by' })
  setBy!: string;

  @Column({ type: 'timestamptz', name: 'set_at', default: () => 'now()' })
  setAt!: Date;
}
