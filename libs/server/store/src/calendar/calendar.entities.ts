import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { UnitRow } from '../config/unit.entity';

/** A span of office hours as it is kept: `07:30` to `11:30`. */
export interface ClockSpan {
  from: string;
  to: string;
}

@Entity('calendar_days')
@Check('calendar_days_state', `state IN ('proposed', 'confirmed', 'disabled')`)
export class CalendarDayRow {
  @ForeignKey(() => UnitRow, { name: 'calendar_days_unit', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'calendar_days_key' })
  unit!: string;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'calendar_days_key' })
  day!: string;

  @Column({ type: 'boolean' })
  working!: boolean;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  state!: 'proposed' | 'confirmed' | 'disabled';

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'text', name: 'set_by' })
  setBy!: string;

  @Column({ type: 'timestamptz', name: 'set_at', default: () => 'now()' })
  setAt!: Date;
}

@Entity('office_hours')
export class OfficeHoursRow {
  @ForeignKey(() => UnitRow, { name: 'office_hours_unit', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'office_hours_key' })
  unit!: string;

  @PrimaryColumn({
    type: 'date',
    name: 'from_day',
    primaryKeyConstraintName: 'office_hours_key',
  })
  fromDay!: string;

  @Column({ type: 'jsonb' })
  workday!: ClockSpan[];

  @Column({ type: 'jsonb' })
  saturday!: ClockSpan[];

  @Column({ type: 'text', name: 'set_by' })
  setBy!: string;

  @Column({ type: 'timestamptz', name: 'set_at', default: () => 'now()' })
  setAt!: Date;
}
