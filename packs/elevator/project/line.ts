/** The line of steps as owners and officials follow it. */
import type { Programme } from 'yimen/kernel/programme'

const stage = (zh: string, en: string, ...steps: readonly string[]) => ({ title: { zh, en }, steps })

export const line: NonNullable<Programme['line']> = [
  stage('筹备建册', 'Group and roll', 'roll'),
  stage('征求意见', 'Opinions', 'plan'),
  stage('业主表决', 'Ballot', 'ballot'),
  stage('签订协议', 'Agreement', 'agreement'),
  stage('申请受理', 'Application', 'application', 'acceptance', 'supplementing'),
  stage('联合踏勘', 'Joint visit', 'visit'),
  stage('公示', 'Notice', 'posting', 'notice'),
  stage('异议调解', 'Mediation', 'mediation', 'held'),
  stage('施工图审查', 'Drawings', 'drawings', 'drawingReview'),
  stage(
    '联合审查',
    'Joint review',
    'convening',
    'jointReview',
    'appraisal',
    'reviewSupplement',
    'conditions',
  ),
  stage('免予许可', 'Permits waived', 'relief'),
  stage('合同备案', 'Filing', 'contracts', 'filing'),
  stage('施工告知', 'Notice of installation', 'installNotice'),
  stage('施工', 'Works', 'building', 'halted'),
  stage('监督检验', 'Inspection', 'inspection', 'rectify'),
  stage('竣工验收', 'Acceptance', 'completion'),
  stage('使用登记', 'Registration', 'registration'),
  stage('资料归档', 'Archive', 'archive'),
  stage('财政补贴', 'Subsidy', 'claim', 'claimReview', 'claimDecision'),
  stage('运行管理', 'Operation', 'operation', 'rescue', 'outOfUse'),
]
