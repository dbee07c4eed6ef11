import { Controller } from '@nestjs/common';
import { healthDetails, type HealthDetails } from '@nhip-xa/contract';
import type { InstallationHealth, Principal } from '@nhip-xa/ports';
import { Caller } from '../asked';
import { Route } from '../endpoint';
import { refuseLesser } from '../installation-wide';
import { Port } from '../ports';

@Controller('api/v1/health')
export class InstallationController {
  constructor(@Port('installationHealth') private readonly health: InstallationHealth) {}

  @Route('get', 'details', {
    summary: 'How the installation is: figures with their thresholds, and its processes',
    needs: 'installation.read',
    scope: 'none',
    answer: healthDetails,
  })
  details(@Caller() caller: Principal): Promise<HealthDetails> {
    refuseLesser(caller);
    return this.health.details();
  }
}
