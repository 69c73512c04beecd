	.file	"<string>"
	.section	.rodata,"a",@progbits
	.p2align	6, 0x0
.LCPI0_0:
	.quad	8
	.quad	9
	.quad	10
	.quad	11
	.quad	12
	.quad	13
	.quad	14
	.quad	15
.LCPI0_1:
	.quad	0
	.quad	1
	.quad	2
	.quad	3
	.quad	4
	.quad	5
	.quad	6
	.quad	7
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI0_2:
	.quad	16
.LCPI0_4:
	.quad	4
	.section	.rodata.cst32,"aM",@progbits,32
	.p2align	5, 0x0
.LCPI0_3:
	.quad	0
	.quad	1
	.quad	2
	.quad	3
	.section	.ltext,"axl",@progbits
	.globl	_ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	_ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
_ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	pushq	%r15
	.cfi_def_cfa_offset 24
	pushq	%r14
	.cfi_def_cfa_offset 32
	pushq	%r13
	.cfi_def_cfa_offset 40
	pushq	%r12
	.cfi_def_cfa_offset 48
	pushq	%rbx
	.cfi_def_cfa_offset 56
	subq	$24, %rsp
	.cfi_def_cfa_offset 80
	.cfi_offset %rbx, -56
	.cfi_offset %r12, -48
	.cfi_offset %r13, -40
	.cfi_offset %r14, -32
	.cfi_offset %r15, -24
	.cfi_offset %rbp, -16
	movq	136(%rsp), %rax
	cmpq	$0, 160(%rsp)
	movq	%rdi, -24(%rsp)
	movl	$0, (%rax)
	je	.LBB0_13
	movq	160(%rsp), %rcx
	movl	168(%rsp), %ebx
	movq	144(%rsp), %r15
	movq	88(%rsp), %r12
	movq	80(%rsp), %r14
	movl	$3, %eax
	movq	$-1, %rdx
	cmpq	$3, %rcx
	cmovlq	%rcx, %rax
	movl	$1, %ecx
	shlxq	%rax, %rdx, %rax
	notq	%rax
	jmp	.LBB0_2
	.p2align	4
.LBB0_5:
	movq	136(%rsp), %rdx
	movl	%esi, (%rdx,%rcx,4)
	incq	%rcx
	cmpq	$1, %rax
	leaq	-1(%rax), %rax
	jbe	.LBB0_6
.LBB0_2:
	movl	(%r14,%rcx,4), %esi
	blsrq	%rcx, %rdx
	je	.LBB0_5
	movq	136(%rsp), %r11
	movslq	%esi, %rsi
	movq	%rdx, %rdi
	.p2align	4
.LBB0_4:
	movq	%rsi, %r8
	movq	%rdi, %rsi
	xorq	%rcx, %rsi
	leaq	(%r11,%rdi,4), %r10
	leaq	(%r14,%rsi,4), %r9
	sarq	$63, %rsi
	andq	%r12, %rsi
	movslq	(%r9,%rsi,4), %r9
	movq	%rdi, %rsi
	sarq	$63, %rsi
	andq	%r15, %rsi
	movslq	(%r10,%rsi,4), %rsi
	addq	%r9, %rsi
	cmpq	%r8, %rsi
	cmovgeq	%r8, %rsi
	decq	%rdi
	andq	%rdx, %rdi
	jne	.LBB0_4
	jmp	.LBB0_5
.LBB0_6:
	movq	160(%rsp), %rax
	addq	$-3, %rax
	testq	%rax, %rax
	jle	.LBB0_13
	movabsq	$.LCPI0_3, %rcx
	movabsq	$.LCPI0_4, %rdx
	movabsq	$.LCPI0_0, %rsi
	movabsq	$9223372036854775792, %rax
	vpbroadcastd	%ebx, %zmm1
	vpbroadcastq	%r15, %zmm0
	movl	$3, %edi
	vmovdqa	(%rcx), %ymm2
	movq	136(%rsp), %rcx
	vpbroadcastq	(%rdx), %ymm4
	movabsq	$.LCPI0_1, %rdx
	vmovdqa64	(%rsi), %zmm5
	addq	$12, %rax
	vextracti64x4	$1, %zmm1, %ymm8
	vmovdqa64	(%rdx), %zmm6
	movq	%rax, -16(%rsp)
	vpbroadcastq	%rcx, %ymm3
	vpbroadcastq	%rcx, %zmm7
	movabsq	$.LCPI0_2, %rcx
	vpbroadcastq	(%rcx), %zmm9
	jmp	.LBB0_8
	.p2align	4
.LBB0_12:
	movq	-40(%rsp), %rdi
	movl	168(%rsp), %ebx
	incq	%rdi
	cmpq	160(%rsp), %rdi
	je	.LBB0_13
.LBB0_8:
	movl	$1, %eax
	cmpq	$63, %rdi
	shlxq	%rdi, %rax, %rcx
	movl	$0, %eax
	movq	%rcx, -120(%rsp)
	cmoveq	%rax, %rcx
	testq	%rcx, %rcx
	jle	.LBB0_25
	cmpq	$4, %rcx
	jae	.LBB0_14
	movq	136(%rsp), %rsi
	xorl	%eax, %eax
	jmp	.LBB0_23
	.p2align	4
.LBB0_14:
	cmpq	$16, %rcx
	jae	.LBB0_16
	xorl	%eax, %eax
	jmp	.LBB0_20
.LBB0_16:
	movq	-120(%rsp), %rsi
	movabsq	$9223372036854775792, %rdx
	movq	%rcx, %rax
	vmovdqa64	%zmm6, %zmm11
	vmovdqa64	%zmm5, %zmm12
	andq	%rdx, %rax
	movq	%rax, %rdx
	vpbroadcastq	%rsi, %zmm10
	.p2align	4
.LBB0_17:
	vpaddq	%zmm10, %zmm11, %zmm14
	vpaddq	%zmm10, %zmm12, %zmm13
	kxnorb	%k0, %k0, %k1
	vpaddq	%zmm9, %zmm12, %zmm12
	vpaddq	%zmm9, %zmm11, %zmm11
	addq	$-16, %rdx
	vpsraq	$63, %zmm14, %zmm15
	vpsraq	$63, %zmm13, %zmm16
	vpsllq	$2, %zmm14, %zmm14
	vpsllq	$2, %zmm13, %zmm13
	vpandq	%zmm0, %zmm15, %zmm15
	vpandq	%zmm0, %zmm16, %zmm16
	vpaddq	%zmm14, %zmm7, %zmm14
	vpaddq	%zmm13, %zmm7, %zmm13
	vpsllq	$2, %zmm15, %zmm15
	vpsllq	$2, %zmm16, %zmm16
	vpaddq	%zmm15, %zmm14, %zmm14
	vpaddq	%zmm16, %zmm13, %zmm13
	vpscatterqd	%ymm1, (,%zmm14) {%k1}
	kxnorb	%k0, %k0, %k1
	vpscatterqd	%ymm8, (,%zmm13) {%k1}
	jne	.LBB0_17
	movq	136(%rsp), %rsi
	cmpq	%rax, %rcx
	je	.LBB0_25
	testb	$12, %cl
	je	.LBB0_23
.LBB0_20:
	movq	-120(%rsp), %rsi
	movq	%rax, %rdx
	movq	%rcx, %rax
	andq	-16(%rsp), %rax
	vpbroadcastq	%rdx, %ymm11
	vpor	%ymm2, %ymm11, %ymm11
	vpbroadcastq	%rsi, %ymm10
	.p2align	4
.LBB0_21:
	vpaddq	%ymm10, %ymm11, %ymm12
	kxnorw	%k0, %k0, %k1
	vpaddq	%ymm4, %ymm11, %ymm11
	addq	$4, %rdx
	vpsraq	$63, %ymm12, %ymm13
	vpsllq	$2, %ymm12, %ymm12
	vpand	%ymm0, %ymm13, %ymm13
	vpaddq	%ymm3, %ymm12, %ymm12
	vpsllq	$2, %ymm13, %ymm13
	vpaddq	%ymm13, %ymm12, %ymm12
	vpscatterqd	%xmm1, (,%ymm12) {%k1}
	cmpq	%rdx, %rax
	jne	.LBB0_21
	movq	136(%rsp), %rsi
	cmpq	%rax, %rcx
	je	.LBB0_25
.LBB0_23:
	movq	-120(%rsp), %rdx
	addq	%rax, %rdx
	subq	%rcx, %rax
	.p2align	4
.LBB0_24:
	movq	%rdx, %rcx
	sarq	$63, %rcx
	andq	%r15, %rcx
	leaq	(%rsi,%rcx,4), %rcx
	movl	%ebx, (%rcx,%rdx,4)
	incq	%rdx
	incq	%rax
	jne	.LBB0_24
.LBB0_25:
	movq	%rdi, -40(%rsp)
	cmpq	$63, %rdi
	je	.LBB0_12
	movq	-40(%rsp), %rax
	movq	$-8, %rcx
	bzhiq	%rax, %rcx, %rax
	xorl	%ecx, %ecx
	movq	%rax, -8(%rsp)
	movq	-120(%rsp), %rax
	shrq	$3, %rax
	jmp	.LBB0_27
	.p2align	4
.LBB0_11:
	movq	-32(%rsp), %rcx
	movq	(%rsp), %rax
	movq	88(%rsp), %r12
	movq	80(%rsp), %r14
	addq	$8, %rcx
	cmpq	$1, %rax
	leaq	-1(%rax), %rax
	jbe	.LBB0_12
.LBB0_27:
	movq	%rcx, %rdi
	orq	-120(%rsp), %rdi
	movq	%rax, (%rsp)
	movq	%rcx, -32(%rsp)
	movl	$0, %edx
	movl	$0, %esi
	movl	$0, %r8d
	movl	$0, %r10d
	movl	$0, %r11d
	movl	$0, %ebx
	movq	%rdi, %rax
	sarq	$63, %rax
	leaq	(%r14,%rdi,4), %r9
	movl	$0, %r14d
	movq	%rdi, -128(%rsp)
	movq	%rax, %rcx
	andq	%r12, %rcx
	cmpq	$-1, %rdi
	movl	(%r9,%rcx,4), %ecx
	movq	%rcx, -80(%rsp)
	movl	$0, %ecx
	cmovlq	%r12, %rcx
	movl	4(%r9,%rcx,4), %ecx
	movq	%rcx, -112(%rsp)
	movl	$0, %ecx
	cmovlq	%r15, %rcx
	cmpq	$-2, %rdi
	cmovlq	%r12, %rdx
	cmovlq	%r15, %rsi
	cmpq	$-3, %rdi
	movl	8(%r9,%rdx,4), %edx
	cmovlq	%r15, %r8
	movq	%rdx, -104(%rsp)
	movl	$0, %edx
	cmovlq	%r12, %rdx
	cmpq	$-4, %rdi
	movl	12(%r9,%rdx,4), %edx
	cmovlq	%r15, %r10
	movq	%rdx, -72(%rsp)
	movl	$0, %edx
	cmovlq	%r12, %rdx
	cmpq	$-5, %rdi
	movl	16(%r9,%rdx,4), %edx
	cmovlq	%r12, %r11
	movq	%rdx, -96(%rsp)
	movl	20(%r9,%r11,4), %edx
	movl	$0, %r11d
	cmovlq	%r15, %r11
	cmpq	$-6, %rdi
	cmovlq	%r12, %rbx
	movq	%rdx, -64(%rsp)
	movl	24(%r9,%rbx,4), %edx
	movl	$0, %ebx
	cmovlq	%r15, %rbx
	cmpq	$-7, %rdi
	cmovlq	%r12, %r14
	movl	28(%r9,%r14,4), %ebp
	movl	$0, %r9d
	cmovlq	%r15, %r9
	movq	%rdx, -56(%rsp)
	movq	136(%rsp), %rdx
	movl	%ebp, -48(%rsp)
	leaq	28(%rdx,%rdi,4), %r14
	cmpl	(%r14,%r9,4), %ebp
	jl	.LBB0_35
	movq	-128(%rsp), %rdi
	leaq	24(%rdx,%rdi,4), %r9
	movq	-56(%rsp), %rdi
	cmpl	(%r9,%rbx,4), %edi
	jl	.LBB0_35
	movq	-128(%rsp), %rdi
	leaq	20(%rdx,%rdi,4), %r9
	movq	-64(%rsp), %rdi
	cmpl	(%r9,%r11,4), %edi
	jl	.LBB0_35
	movq	-128(%rsp), %rdi
	leaq	16(%rdx,%rdi,4), %r9
	movq	-96(%rsp), %rdi
	cmpl	(%r9,%r10,4), %edi
	jl	.LBB0_35
	movq	-128(%rsp), %rdi
	leaq	12(%rdx,%rdi,4), %r9
	movq	-72(%rsp), %rdi
	cmpl	(%r9,%r8,4), %edi
	jl	.LBB0_35
	movq	-128(%rsp), %rdi
	leaq	8(%rdx,%rdi,4), %r8
	movq	-104(%rsp), %rdi
	cmpl	(%r8,%rsi,4), %edi
	jl	.LBB0_35
	movq	-128(%rsp), %rsi
	movq	-112(%rsp), %rdi
	leaq	4(%rdx,%rsi,4), %rsi
	cmpl	(%rsi,%rcx,4), %edi
	jl	.LBB0_35
	movq	-128(%rsp), %rcx
	andq	%r15, %rax
	movq	-80(%rsp), %rsi
	leaq	(%rdx,%rcx,4), %rcx
	cmpl	(%rcx,%rax,4), %esi
	jge	.LBB0_11
.LBB0_35:
	movq	-32(%rsp), %rax
	xorl	%r8d, %r8d
	andnq	-8(%rsp), %rax, %rax
	movq	%rax, 8(%rsp)
	jmp	.LBB0_36
	.p2align	4
.LBB0_50:
	addl	-48(%rsp), %r9d
	addl	-56(%rsp), %r11d
	movq	-88(%rsp), %rcx
	movl	28(%r10,%rbx,4), %edx
	cmpl	%r9d, %r11d
	cmovgel	%r9d, %r11d
	addl	-64(%rsp), %ecx
	addl	-96(%rsp), %r14d
	cmpl	%ecx, %r14d
	cmovgel	%ecx, %r14d
	movl	-44(%rsp), %ecx
	cmpl	%r11d, %r14d
	cmovgel	%r11d, %r14d
	addl	-72(%rsp), %eax
	addl	-104(%rsp), %r12d
	cmpl	%eax, %r12d
	cmovgel	%eax, %r12d
	addl	-112(%rsp), %r13d
	cmpl	%r13d, %ecx
	cmovll	%ecx, %r13d
	movq	8(%rsp), %rcx
	cmpl	%r12d, %r13d
	cmovgel	%r12d, %r13d
	cmpl	%r14d, %r13d
	cmovgel	%r14d, %r13d
	cmpl	%edx, %r13d
	cmovgel	%edx, %r13d
	movq	136(%rsp), %rdx
	subq	%rcx, %r8
	andq	%rcx, %r8
	movl	%r13d, 28(%r10,%rbx,4)
	je	.LBB0_11
.LBB0_36:
	movl	8(%rdx,%r8,4), %ecx
	movq	-128(%rsp), %rax
	movl	(%rdx,%r8,4), %r9d
	movq	%r15, %rdi
	movl	4(%rdx,%r8,4), %r11d
	movl	12(%rdx,%r8,4), %r14d
	movl	20(%rdx,%r8,4), %r12d
	movl	24(%rdx,%r8,4), %r13d
	movq	%rcx, -88(%rsp)
	movl	16(%rdx,%r8,4), %ecx
	addq	%r8, %rax
	movq	%rax, %rbx
	sarq	$63, %rbx
	leaq	(%rdx,%rax,4), %r10
	movl	28(%rdx,%r8,4), %edx
	movq	%rax, %rbp
	andq	%r15, %rbx
	movl	(%r10,%rbx,4), %r15d
	movq	%rcx, 16(%rsp)
	movq	-80(%rsp), %rcx
	leal	(%r9,%rcx), %esi
	cmpl	%r15d, %esi
	cmovll	%esi, %r15d
	addl	%ecx, %edx
	movq	%rdi, %rcx
	movl	%r15d, (%r10,%rbx,4)
	movl	%edx, -44(%rsp)
	movq	%rdi, %rbx
	cmpq	$-1, %rax
	jl	.LBB0_38
	xorl	%ebx, %ebx
.LBB0_38:
	movq	-112(%rsp), %rdx
	movq	-80(%rsp), %rdi
	movl	4(%r10,%rbx,4), %r15d
	addl	%r9d, %edx
	leal	(%r11,%rdi), %esi
	cmpl	%edx, %esi
	cmovll	%esi, %edx
	cmpl	%r15d, %edx
	cmovgel	%r15d, %edx
	movl	%edx, 4(%r10,%rbx,4)
	movq	%rcx, %rbx
	cmpq	$-2, %rbp
	jl	.LBB0_40
	xorl	%ebx, %ebx
.LBB0_40:
	movq	-104(%rsp), %rsi
	movq	-88(%rsp), %rax
	movl	8(%r10,%rbx,4), %edx
	leal	(%rax,%rdi), %r15d
	addl	%r9d, %esi
	movq	16(%rsp), %rax
	cmpl	%esi, %r15d
	cmovll	%r15d, %esi
	cmpl	%edx, %esi
	cmovgel	%edx, %esi
	movl	%esi, 8(%r10,%rbx,4)
	movq	%rcx, %rbx
	cmpq	$-3, %rbp
	jl	.LBB0_42
	xorl	%ebx, %ebx
.LBB0_42:
	movq	-72(%rsp), %rdx
	movq	-104(%rsp), %rsi
	movq	-88(%rsp), %r15
	addl	%r9d, %edx
	addl	%r11d, %esi
	cmpl	%edx, %esi
	cmovll	%esi, %edx
	movq	-112(%rsp), %rsi
	addl	%r15d, %esi
	leal	(%r14,%rdi), %r15d
	cmpl	%esi, %r15d
	cmovll	%r15d, %esi
	movl	12(%r10,%rbx,4), %r15d
	cmpl	%edx, %esi
	cmovgel	%edx, %esi
	cmpl	%r15d, %esi
	cmovgel	%r15d, %esi
	movl	%esi, 12(%r10,%rbx,4)
	movq	%rcx, %rbx
	cmpq	$-4, %rbp
	jl	.LBB0_44
	xorl	%ebx, %ebx
.LBB0_44:
	movq	-96(%rsp), %rsi
	movl	16(%r10,%rbx,4), %edx
	leal	(%rax,%rdi), %r15d
	addl	%r9d, %esi
	cmpl	%esi, %r15d
	cmovll	%r15d, %esi
	cmpl	%edx, %esi
	cmovgel	%edx, %esi
	movl	%esi, 16(%r10,%rbx,4)
	movq	%rcx, %rbx
	cmpq	$-5, %rbp
	jl	.LBB0_46
	xorl	%ebx, %ebx
.LBB0_46:
	movq	-64(%rsp), %rdx
	movq	-96(%rsp), %rsi
	leal	(%r12,%rdi), %r15d
	addl	%r9d, %edx
	addl	%r11d, %esi
	cmpl	%edx, %esi
	cmovll	%esi, %edx
	movq	-112(%rsp), %rsi
	addl	%eax, %esi
	cmpl	%esi, %r15d
	cmovll	%r15d, %esi
	movl	20(%r10,%rbx,4), %r15d
	cmpl	%edx, %esi
	cmovgel	%edx, %esi
	cmpl	%r15d, %esi
	cmovgel	%r15d, %esi
	movl	%esi, 20(%r10,%rbx,4)
	movq	%rcx, %rbx
	cmpq	$-6, %rbp
	jl	.LBB0_48
	xorl	%ebx, %ebx
.LBB0_48:
	movq	-56(%rsp), %rdx
	movq	-96(%rsp), %rsi
	movq	-88(%rsp), %r15
	addl	%r15d, %esi
	addl	%r9d, %edx
	leal	(%r13,%rdi), %r15d
	movl	24(%r10,%rbx,4), %edi
	cmpl	%edx, %esi
	cmovll	%esi, %edx
	movq	-104(%rsp), %rsi
	addl	%eax, %esi
	cmpl	%esi, %r15d
	cmovll	%r15d, %esi
	movq	%rcx, %r15
	cmpl	%edx, %esi
	cmovgel	%edx, %esi
	cmpl	%edi, %esi
	cmovgel	%edi, %esi
	movl	%esi, 24(%r10,%rbx,4)
	movq	%rcx, %rbx
	cmpq	$-7, %rbp
	jl	.LBB0_50
	xorl	%ebx, %ebx
	jmp	.LBB0_50
.LBB0_13:
	movq	-24(%rsp), %rax
	movq	$0, (%rax)
	xorl	%eax, %eax
	addq	$24, %rsp
	.cfi_def_cfa_offset 56
	popq	%rbx
	.cfi_def_cfa_offset 48
	popq	%r12
	.cfi_def_cfa_offset 40
	popq	%r13
	.cfi_def_cfa_offset 32
	popq	%r14
	.cfi_def_cfa_offset 24
	popq	%r15
	.cfi_def_cfa_offset 16
	popq	%rbp
	.cfi_def_cfa_offset 8
	vzeroupper
	retq
.Lfunc_end0:
	.size	_ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end0-_ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.cfi_endproc

	.globl	_ZN7cpython13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	_ZN7cpython13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
_ZN7cpython13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
	.cfi_startproc
	pushq	%rbp
	.cfi_def_cfa_offset 16
	pushq	%r15
	.cfi_def_cfa_offset 24
	pushq	%r14
	.cfi_def_cfa_offset 32
	pushq	%r13
	.cfi_def_cfa_offset 40
	pushq	%r12
	.cfi_def_cfa_offset 48
	pushq	%rbx
	.cfi_def_cfa_offset 56
	subq	$312, %rsp
	.cfi_def_cfa_offset 368
	.cfi_offset %rbx, -56
	.cfi_offset %r12, -48
	.cfi_offset %r13, -40
	.cfi_offset %r14, -32
	.cfi_offset %r15, -24
	.cfi_offset %rbp, -16
	leaq	144(%rsp), %rax
	movq	%rsi, %rdi
	movabsq	$.const.push, %rsi
	movabsq	$PyArg_UnpackTuple, %r10
	leaq	168(%rsp), %r8
	leaq	160(%rsp), %r9
	movl	$4, %edx
	movl	$4, %ecx
	xorl	%ebx, %ebx
	movq	%rax, 8(%rsp)
	leaq	152(%rsp), %rax
	movq	%rax, (%rsp)
	xorl	%eax, %eax
	callq	*%r10
	testl	%eax, %eax
	je	.LBB1_12
	movabsq	$_ZN08NumbaEnv13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
	cmpq	$0, (%rax)
	je	.LBB1_17
	movq	168(%rsp), %rdi
	movabsq	$NRT_adapt_ndarray_from_python, %rbx
	leaq	240(%rsp), %rsi
	vxorps	%xmm0, %xmm0, %xmm0
	vmovups	%ymm0, 240(%rsp)
	vmovups	%ymm0, 264(%rsp)
	vzeroupper
	callq	*%rbx
	testl	%eax, %eax
	jne	.LBB1_18
	cmpq	$4, 264(%rsp)
	jne	.LBB1_18
	movq	160(%rsp), %rdi
	movq	240(%rsp), %r14
	movq	272(%rsp), %r15
	movq	280(%rsp), %r12
	leaq	176(%rsp), %rsi
	vxorps	%xmm0, %xmm0, %xmm0
	vmovups	%ymm0, 176(%rsp)
	vmovups	%ymm0, 200(%rsp)
	vzeroupper
	callq	*%rbx
	testl	%eax, %eax
	jne	.LBB1_19
	cmpq	$4, 200(%rsp)
	jne	.LBB1_19
	movq	176(%rsp), %rax
	movq	208(%rsp), %rdx
	movq	216(%rsp), %rcx
	movq	152(%rsp), %rdi
	movabsq	$PyNumber_Long, %r13
	movq	%r12, 128(%rsp)
	movq	%r15, 136(%rsp)
	movq	%r14, 104(%rsp)
	movq	%rax, 96(%rsp)
	movq	%rdx, 120(%rsp)
	movq	%rcx, 112(%rsp)
	callq	*%r13
	movq	%rax, %r12
	movabsq	$PyLong_AsLongLong, %rax
	movabsq	$Py_DecRef, %rbx
	testq	%r12, %r12
	je	.LBB1_20
	movq	%r12, %rdi
	movq	%rax, %r14
	callq	*%rax
	movq	%r12, %rdi
	movq	%rax, %r15
	movq	%rbx, %rbp
	callq	*%rbx
	movabsq	$PyErr_Occurred, %rbx
	callq	*%rbx
	testq	%rax, %rax
	jne	.LBB1_22
.LBB1_8:
	movq	144(%rsp), %rdi
	callq	*%r13
	testq	%rax, %rax
	je	.LBB1_21
	movq	%rax, %rdi
	movq	%rax, %r13
	callq	*%r14
	movq	%r13, %rdi
	movq	%rax, %r12
	callq	*%rbp
	callq	*%rbx
	testq	%rax, %rax
	jne	.LBB1_22
.LBB1_10:
	movq	120(%rsp), %rdx
	movq	112(%rsp), %rax
	movq	128(%rsp), %rdi
	movq	%r15, 80(%rsp)
	movq	96(%rsp), %r14
	movq	104(%rsp), %r15
	movl	%r12d, 88(%rsp)
	movq	%rdx, 56(%rsp)
	movq	136(%rsp), %rdx
	movq	%rax, 64(%rsp)
	movq	%rdi, 8(%rsp)
	movabsq	$_ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
	leaq	304(%rsp), %rdi
	movq	%r14, 24(%rsp)
	movq	%rdx, (%rsp)
	movq	%r15, %rdx
	callq	*%rax
	movabsq	$NRT_decref, %rbx
	movq	%r15, %rdi
	movl	%eax, %ebp
	callq	*%rbx
	movq	%r14, %rdi
	callq	*%rbx
	testl	%ebp, %ebp
	jne	.LBB1_13
	movabsq	$_Py_NoneStruct, %rbx
	movabsq	$Py_IncRef, %rax
	movq	%rbx, %rdi
	callq	*%rax
.LBB1_12:
	movq	%rbx, %rax
	addq	$312, %rsp
	.cfi_def_cfa_offset 56
	popq	%rbx
	.cfi_def_cfa_offset 48
	popq	%r12
	.cfi_def_cfa_offset 40
	popq	%r13
	.cfi_def_cfa_offset 32
	popq	%r14
	.cfi_def_cfa_offset 24
	popq	%r15
	.cfi_def_cfa_offset 16
	popq	%rbp
	.cfi_def_cfa_offset 8
	retq
.LBB1_13:
	.cfi_def_cfa_offset 368
	jg	.LBB1_28
	cmpl	$-1, %ebp
	je	.LBB1_25
	cmpl	$-3, %ebp
	jne	.LBB1_26
	movabsq	$PyExc_StopIteration, %rdi
	movabsq	$PyErr_SetNone, %rax
	jmp	.LBB1_24
.LBB1_17:
	movabsq	$PyExc_RuntimeError, %rdi
	movabsq	$".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi", %rsi
	jmp	.LBB1_27
.LBB1_18:
	movabsq	$PyExc_TypeError, %rdi
	movabsq	$".const.can't unbox array from PyObject into native value.  The object maybe of a different type", %rsi
	jmp	.LBB1_27
.LBB1_19:
	movabsq	$PyExc_TypeError, %rdi
	movabsq	$".const.can't unbox array from PyObject into native value.  The object maybe of a different type", %rsi
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
	jmp	.LBB1_23
.LBB1_20:
	movq	%rax, %r14
	movq	%rbx, %rbp
	xorl	%r15d, %r15d
	movabsq	$PyErr_Occurred, %rbx
	callq	*%rbx
	testq	%rax, %rax
	je	.LBB1_8
	jmp	.LBB1_22
.LBB1_21:
	xorl	%r12d, %r12d
	callq	*%rbx
	testq	%rax, %rax
	je	.LBB1_10
.LBB1_22:
	movq	96(%rsp), %rdi
	movabsq	$NRT_decref, %rax
	callq	*%rax
	movq	104(%rsp), %r14
.LBB1_23:
	movabsq	$NRT_decref, %rax
	movq	%r14, %rdi
.LBB1_24:
	callq	*%rax
.LBB1_25:
	xorl	%ebx, %ebx
	jmp	.LBB1_12
.LBB1_26:
	movabsq	$PyExc_SystemError, %rdi
	movabsq	$".const.unknown error when calling native function", %rsi
.LBB1_27:
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
	xorl	%ebx, %ebx
	jmp	.LBB1_12
.LBB1_28:
	movabsq	$PyErr_Clear, %rax
	callq	*%rax
.Lfunc_end1:
	.size	_ZN7cpython13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end1-_ZN7cpython13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.cfi_endproc

	.globl	cfunc._ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.p2align	4
	.type	cfunc._ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@function
cfunc._ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi:
	.cfi_startproc
	pushq	%r14
	.cfi_def_cfa_offset 16
	pushq	%rbx
	.cfi_def_cfa_offset 24
	subq	$120, %rsp
	.cfi_def_cfa_offset 144
	.cfi_offset %rbx, -24
	.cfi_offset %r14, -16
	vmovups	184(%rsp), %xmm0
	movq	208(%rsp), %rcx
	movl	216(%rsp), %esi
	movq	152(%rsp), %rax
	movq	%rdi, %rdx
	movq	$0, 112(%rsp)
	leaq	112(%rsp), %rdi
	movl	%esi, 88(%rsp)
	movq	%rcx, 80(%rsp)
	vmovups	%xmm0, 56(%rsp)
	movq	%rax, 24(%rsp)
	movabsq	$_ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, %rax
	movq	%r9, 8(%rsp)
	movq	%r8, (%rsp)
	callq	*%rax
	movq	112(%rsp), %rcx
	movl	$0, 108(%rsp)
	testl	%eax, %eax
	jne	.LBB2_1
.LBB2_5:
	movq	%rcx, %rax
	addq	$120, %rsp
	.cfi_def_cfa_offset 24
	popq	%rbx
	.cfi_def_cfa_offset 16
	popq	%r14
	.cfi_def_cfa_offset 8
	retq
.LBB2_1:
	.cfi_def_cfa_offset 144
	movq	%rcx, %r14
	movabsq	$numba_gil_ensure, %rcx
	leaq	108(%rsp), %rdi
	movl	%eax, %ebx
	callq	*%rcx
	testl	%ebx, %ebx
	jg	.LBB2_2
	movl	%ebx, %eax
	cmpl	$-1, %ebx
	je	.LBB2_4
	cmpl	$-3, %eax
	jne	.LBB2_3
	movabsq	$PyExc_StopIteration, %rdi
	movabsq	$PyErr_SetNone, %rax
	callq	*%rax
	jmp	.LBB2_4
.LBB2_3:
	movabsq	$PyExc_SystemError, %rdi
	movabsq	$".const.unknown error when calling native function.2", %rsi
	movabsq	$PyErr_SetString, %rax
	callq	*%rax
.LBB2_4:
	movabsq	$".const.<numba.core.cpu.CPUContext>", %rdi
	movabsq	$PyUnicode_FromString, %rax
	callq	*%rax
	movq	%rax, %rbx
	movabsq	$PyErr_WriteUnraisable, %rax
	movq	%rbx, %rdi
	callq	*%rax
	movabsq	$Py_DecRef, %rax
	movq	%rbx, %rdi
	callq	*%rax
	movabsq	$numba_gil_release, %rax
	leaq	108(%rsp), %rdi
	callq	*%rax
	movq	%r14, %rcx
	jmp	.LBB2_5
.LBB2_2:
	movabsq	$PyErr_Clear, %rax
	callq	*%rax
.Lfunc_end2:
	.size	cfunc._ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi, .Lfunc_end2-cfunc._ZN13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi
	.cfi_endproc

	.weak	NRT_incref
	.p2align	4
	.type	NRT_incref,@function
NRT_incref:
	testq	%rdi, %rdi
	je	.LBB3_2
	lock		incq	(%rdi)
.LBB3_2:
	retq
.Lfunc_end3:
	.size	NRT_incref, .Lfunc_end3-NRT_incref

	.weak	NRT_decref
	.p2align	4
	.type	NRT_decref,@function
NRT_decref:
	.cfi_startproc
	testq	%rdi, %rdi
	je	.LBB4_2
	#MEMBARRIER
	lock		decq	(%rdi)
	je	.LBB4_3
.LBB4_2:
	retq
.LBB4_3:
	movabsq	$NRT_MemInfo_call_dtor, %rax
	#MEMBARRIER
	jmpq	*%rax
.Lfunc_end4:
	.size	NRT_decref, .Lfunc_end4-NRT_decref
	.cfi_endproc

	.type	.const.push,@object
	.section	.lrodata,"al",@progbits
.const.push:
	.asciz	"push"
	.size	.const.push, 5

	.type	_ZN08NumbaEnv13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,@object
	.comm	_ZN08NumbaEnv13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi,8,8
	.type	".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi",@object
	.p2align	4, 0x0
".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi":
	.asciz	"missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi"
	.size	".const.missing Environment: _ZN08NumbaEnv13_3cdynamic_3e4pushB2v9B44c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAK4JIagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedExi", 171

	.type	".const.can't unbox array from PyObject into native value.  The object maybe of a different type",@object
	.p2align	4, 0x0
".const.can't unbox array from PyObject into native value.  The object maybe of a different type":
	.asciz	"can't unbox array from PyObject into native value.  The object maybe of a different type"
	.size	".const.can't unbox array from PyObject into native value.  The object maybe of a different type", 89

	.type	".const.unknown error when calling native function",@object
	.p2align	4, 0x0
".const.unknown error when calling native function":
	.asciz	"unknown error when calling native function"
	.size	".const.unknown error when calling native function", 43

	.type	".const.unknown error when calling native function.2",@object
	.p2align	4, 0x0
".const.unknown error when calling native function.2":
	.asciz	"unknown error when calling native function"
	.size	".const.unknown error when calling native function.2", 43

	.type	".const.<numba.core.cpu.CPUContext>",@object
	.p2align	4, 0x0
".const.<numba.core.cpu.CPUContext>":
	.asciz	"<numba.core.cpu.CPUContext>"
	.size	".const.<numba.core.cpu.CPUContext>", 28

	.type	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v2B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIxLi2EE,@object
	.comm	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v2B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIxLi2EE,8,8
	.type	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v6B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIiLi2EE,@object
	.comm	_ZN08NumbaEnv5numba7cpython8builtins6ol_min12_3clocals_3e4implB2v6B54c8tJTIeFIjxB2IKSgI4CrvQCk0Z4yRYcWsBAw4hWqFpgsIBZmgA_3dE15StarArgUniTupleIiLi2EE,8,8
	.section	".note.GNU-stack","",@progbits
