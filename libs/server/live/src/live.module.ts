import { Module, type DynamicModule } from '@nestjs/common';
import { Live } from './live';
import { LiveGateway } from './live.gateway';

/** The live side in the process: `imports: [LiveModule.register(live)]`. */
@Module({})
export class LiveModule {
  static register(live: Live): DynamicModule {
    return {
      module: LiveModule,
      providers: [{ provide: Live, useValue: live }, LiveGateway],
      exports: [Live],
    };
  }
}
